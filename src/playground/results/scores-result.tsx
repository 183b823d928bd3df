import type { JSX } from 'react';
import { useWords } from '../words-context.tsx';

interface ScoresResultProps {
  labels: readonly string[];
  scores: readonly number[] | null;
  /** What to say while there are none. */
  waiting: string;
}

/** One bar for each label, and what it comes to in words. */
export function ScoresResult({ labels, scores, waiting }: ScoresResultProps): JSX.Element {
  const { say, formats } = useWords();
  const best = scores === null ? -1 : scores.indexOf(Math.max(...scores));
  // Probabilities are shares; anything else is shown as it is.
  const shares = scores?.every((score) => score >= 0 && score <= 1) ?? true;
  const figure = (score: number): string => (shares ? formats.percent(score) : formats.number(score));
  const longest = shares ? 1 : Math.max(...(scores ?? []).map(Math.abs), Number.MIN_VALUE);
  const read = scores === null ? waiting : say('playground.read', { label: labels[best] ?? String(best), share: figure(scores[best] ?? 0) });
  return (
    <div className="pg-scores">
      <p className="pg-read" aria-live="polite">{read}</p>
      <ol aria-label={say('playground.scores')}>
        {labels.map((label, index) => {
          const score = scores?.[index];
          return (
            <li key={index} data-best={index === best}>
              <span>{label}</span>
              <span className="pg-bar"><span style={{ inlineSize: `${(Math.abs(score ?? 0) / longest) * 100}%` }} /></span>
              <span className="pg-score">{score === undefined ? '' : figure(score)}</span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
