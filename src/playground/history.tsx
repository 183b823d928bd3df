import type { JSX } from 'react';
import type { Submission } from '../contract/progress.ts';
import { Mark } from './mark.tsx';
import { verdictShapes } from './verdict-panel.tsx';
import { useWords } from './words-context.tsx';

interface HistoryProps {
  submissions: readonly Submission[];
  onRestore: (submission: Submission) => void;
}

/** Everything the reader has had checked, each with its code to go back to. */
export function History({ submissions, onRestore }: HistoryProps): JSX.Element | null {
  const { say, count, formats } = useWords();
  if (submissions.length === 0) return null;
  return (
    <details className="pg-history">
      <summary>{count('playground.submissions', submissions.length)}</summary>
      <ol>
        {submissions.map((submission) => {
          const { id, at, verdict, checksPassed, checks } = submission;
          const when = formats.moment(at);
          return (
            <li key={id}>
              <Mark shape={verdictShapes[verdict]} />
              <span>
                <strong>{say(`playground.verdict-${verdict}`)}</strong>{' '}
                {say('playground.checks-passed', { passed: formats.number(checksPassed), count: formats.number(checks) })}
                <br />
                <time dateTime={new Date(at).toISOString()}>{when}</time>
              </span>
              <button type="button" className="pg-button pg-quiet" aria-label={say('playground.restore-of', { when })} onClick={() => onRestore(submission)}>
                {say('playground.restore')}
              </button>
            </li>
          );
        })}
      </ol>
    </details>
  );
}
