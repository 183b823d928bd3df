import { useSandpack } from '@codesandbox/sandpack-react';
import type { JSX } from 'react';
import { download } from './download.browser.ts';
import { useWords } from './words-context.tsx';

/** Where a verdict would stand on a site that marks nothing: what to hand in, and how. */
export function HandIn({ exercise }: { exercise: string }): JSX.Element {
  const { say } = useWords();
  const { sandpack } = useSandpack();
  // The name by which the command line knows which exercise an answer is for.
  const file = `${exercise}.ts`;
  return (
    <section className="pg-verdict" data-verdict="course" aria-label={say('playground.course-hand-in')}>
      <h2>{say('playground.course-hand-in')}</h2>
      <p>{say('playground.course-how', { file })}</p>
      <p>
        <button type="button" className="pg-button" onClick={() => download(file, sandpack.files['/answer.ts']?.code ?? '')}>
          {say('playground.course-download', { file })}
        </button>
      </p>
    </section>
  );
}
