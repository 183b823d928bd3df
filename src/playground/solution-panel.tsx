import { useEffect, useRef, useState, type JSX } from 'react';
import { fetchSolution, type Solution } from './solution.ts';
import { useWords } from './words-context.tsx';

interface SolutionPanelProps {
  exercise: string;
  base: string;
  passed: boolean;
  seen: boolean;
  /** The reader opens it before passing. */
  onPeek: () => void;
}

type Fetched = { kind: 'none' } | { kind: 'loading' } | { kind: 'failed' } | { kind: 'there'; solution: Solution };

/** The solution and its commentary: open to whoever has passed, and to others on request, which is remembered. */
export function SolutionPanel({ exercise, base, passed, seen, onPeek }: SolutionPanelProps): JSX.Element {
  const { say, language } = useWords();
  const [fetched, setFetched] = useState<Fetched>({ kind: 'none' });
  const title = useRef<HTMLHeadingElement>(null);
  const { kind } = fetched;

  const open = (): void => {
    if (!passed) onPeek();
    setFetched({ kind: 'loading' });
    fetchSolution(base, exercise, language).then(
      (solution) => setFetched({ kind: 'there', solution }),
      () => setFetched({ kind: 'failed' }),
    );
  };

  // The button that had the focus is gone.
  useEffect(() => {
    if (kind === 'there') title.current?.focus({ preventScroll: true });
  }, [kind]);

  if (fetched.kind !== 'there') {
    return (
      <section className="pg-solution" aria-label={say('playground.solution')}>
        <button type="button" className="pg-button" aria-disabled={kind === 'loading'} onClick={kind === 'loading' ? undefined : open}>
          {say(passed ? 'playground.solution-compare' : 'playground.solution-show')}
        </button>
        <p role="status">{kind === 'failed' ? say('playground.solution-failed') : passed || seen ? '' : say('playground.solution-remembered')}</p>
      </section>
    );
  }
  const { code, commentary, next } = fetched.solution;
  return (
    <section className="pg-solution" aria-label={say('playground.solution')}>
      <h2 ref={title} tabIndex={-1}>{say('playground.solution')}</h2>
      <pre tabIndex={0} role="region" aria-label={say('playground.solution-code')}><code>{code}</code></pre>
      {commentary.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
      <h3>{say('playground.next')}</h3>
      <p>{next}</p>
    </section>
  );
}
