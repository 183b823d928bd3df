import type { JSX } from 'react';
import type { Place } from '../contract/report.ts';
import { Mark } from './mark.tsx';
import { PlaceButton } from './place-button.tsx';
import type { Phase } from './run-state.ts';
import { deathText, errorText, outageText } from './sentences.ts';
import { useWords } from './words-context.tsx';

/** Why a run ended badly, and where. */
export function FailureNote({ phase, onGoTo }: { phase: Phase; onGoTo: (place: Place) => void }): JSX.Element | null {
  const words = useWords();
  if (phase.kind === 'died') {
    return <p className="pg-failure"><Mark shape={phase.reason === 'memory' ? 'memory' : 'warn'} /> <span>{deathText(words, phase.reason)}</span></p>;
  }
  if (phase.kind !== 'failed') return null;
  if (phase.problem.kind !== 'learner') {
    return <p className="pg-failure"><Mark shape="warn" /> <span>{outageText(words, phase.problem)}</span></p>;
  }
  const { place } = phase.problem.error;
  return (
    <div className="pg-failure">
      <Mark shape="fail" />
      <div>
        <pre>{errorText(words, phase.problem.error)}</pre>
        {place !== undefined && <PlaceButton place={place} onGoTo={onGoTo} />}
      </div>
    </div>
  );
}
