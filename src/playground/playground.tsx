import { SandpackProvider, type SandpackProviderProps } from '@codesandbox/sandpack-react';
import { useState, type JSX } from 'react';
import { createDrafts, openStorage, type Draft, type Drafts, type Files } from './drafts.browser.ts';
import { readHints, type Hint } from './hints.tsx';
import type { PlaygroundOptions } from './mount.browser.tsx';
import { sandpackTheme } from './sandpack-theme.ts';
import { WordsContext } from './words-context.tsx';
import type { Words } from './words.ts';
import { Workspace } from './workspace.tsx';

/** Longest delay that a browser's timer can hold. */
const neverMilliseconds = 2 ** 31 - 1;
const hintsFile = 'hints.json';

interface Setting {
  original: Files;
  drafts: Drafts;
  draft: Draft;
  hints: readonly Hint[];
  sandpack: SandpackProviderProps;
}

/** The editor, the runner and the results of one example or exercise. */
export function Playground(props: PlaygroundOptions & { words: Words }): JSX.Element {
  // Sandpack starts over from its props whenever they are not the same objects.
  const [{ original, drafts, draft, hints, sandpack }] = useState(() => prepare(props));
  return (
    <WordsContext value={props.words}>
      <SandpackProvider {...sandpack} className="pg-provider" theme={sandpackTheme}>
        <Workspace {...props} original={original} drafts={drafts} draft={draft} hints={hints} />
      </SandpackProvider>
    </WordsContext>
  );
}

function prepare({ kind, name, language, base, files }: PlaygroundOptions): Setting {
  const { [hintsFile]: hints, ...original } = files;
  const drafts = createDrafts(openStorage(), `${kind}/${name}`, original);
  const draft = drafts.load();
  const names = Object.keys(original);
  return {
    original,
    drafts,
    draft,
    hints: readHints(hints),
    sandpack: {
      files: Object.fromEntries(names.map((file) => [`/${file}`, draft.files[file] ?? ''])),
      customSetup: { entry: `/${entryOf(kind, names)}`, dependencies: {} },
      options: {
        visibleFiles: names.map((file) => `/${file}`),
        activeFile: `/${names[0] ?? ''}`,
        autorun: false,
        autoReload: false,
        initMode: 'immediate',
        bundlerURL: runnerAddress(base, language),
        // A run lasts as long as the learner likes, and only the learner starts one.
        bundlerTimeOut: neverMilliseconds,
        recompileDelay: neverMilliseconds,
      },
    },
  };
}

/** In the page's address, `?kernels=off` runs its code on TF.js's own kernels, `?kernels=plain` on those for any SIMD, and `?threads=2` on two threads. */
function runnerAddress(base: string, language: string): string {
  const address = new URL(`${base}runner/index.html`, location.href);
  address.searchParams.set('lang', language);
  for (const name of ['kernels', 'threads']) {
    const value = new URLSearchParams(location.search).get(name);
    if (value !== null) address.searchParams.set(name, value);
  }
  return address.href;
}

function entryOf(kind: PlaygroundOptions['kind'], names: readonly string[]): string {
  const wanted = kind === 'example' ? ['main.ts'] : ['try.ts', 'answer.ts'];
  const entry = wanted.find((name) => names.includes(name)) ?? names[0];
  if (entry === undefined) throw new Error(`Playground: expected one of ${wanted.join(', ')} in files, got no file.`);
  return entry;
}
