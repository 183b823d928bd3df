import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Language } from '../contract/text.ts';
import { allowPlainHttp } from './plain-http.browser.ts';
import { Playground } from './playground.tsx';
import { createWords, loadStrings } from './words.ts';
import './playground.css';

export interface PlaygroundOptions {
  kind: 'example' | 'exercise';
  name: string;
  language: Language;
  /** Where the site stands on its server, with a slash at both ends. */
  base: string;
  /** Source texts by name; `hints.json`, if any, holds an exercise's hints. */
  files: Record<string, string>;
  /** Which text of an exercise this is; "" for an example. */
  edition: string;
  /** Who marks an answer: this page, or the course that the reader is in. */
  marking: 'here' | 'course';
  /** What the reader clicked to get here. */
  ask: 'run' | 'check' | 'edit' | 'none';
}

/** Fetches all that a playground needs. The result puts it, at once, in the place of what the element shows. */
export async function preparePlayground(options: Omit<PlaygroundOptions, 'ask'>): Promise<(element: HTMLElement, ask: PlaygroundOptions['ask']) => void> {
  allowPlainHttp();
  const words = createWords(options.language, await loadStrings(options.language));
  return (element, ask) => flushSync(() => createRoot(element).render(<Playground {...options} ask={ask} words={words} />));
}
