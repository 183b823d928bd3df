import { useState, type JSX } from 'react';
import type { Text } from '../contract/text.ts';
import { useWords } from './words-context.tsx';

export type Hint = Text;

/** Checked by hand: the exercise's schema would bring its whole library to the page. */
export function readHints(json: string | undefined): readonly Hint[] {
  const value: unknown = JSON.parse(json ?? '[]');
  if (Array.isArray(value) && value.every(isHint)) return value;
  throw new Error(`hints.json: expected a list of { "en": …, "fr": … }, got ${json?.slice(0, 80)}. Correct the exercise's hints.`);
}

function isHint(value: unknown): value is Hint {
  return (
    typeof value === 'object' && value !== null &&
    'en' in value && typeof value.en === 'string' && 'fr' in value && typeof value.fr === 'string'
  );
}

/** The exercise's hints, opened one by one. */
export function Hints({ hints }: { hints: readonly Hint[] }): JSX.Element | null {
  const { say, formats, language } = useWords();
  const [shown, setShown] = useState(0);
  if (hints.length === 0) return null;
  return (
    <section className="pg-hints" aria-label={say('playground.hints')}>
      {/* Read out as it grows: the button that opens a hint stays where it is. */}
      <ol aria-live="polite">
        {hints.slice(0, shown).map((hint) => <li key={hint.en}>{hint[language]}</li>)}
      </ol>
      {shown < hints.length && (
        <button type="button" className="pg-button" onClick={() => setShown(shown + 1)}>
          {say('playground.next-hint', { number: formats.number(shown + 1), count: formats.number(hints.length) })}
        </button>
      )}
    </section>
  );
}
