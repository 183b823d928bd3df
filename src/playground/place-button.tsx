import type { JSX } from 'react';
import type { Place } from '../contract/report.ts';
import { useWords } from './words-context.tsx';

/** A place in the learner's source, that takes the cursor there. */
export function PlaceButton({ place, onGoTo }: { place: Place; onGoTo: (place: Place) => void }): JSX.Element {
  const { say } = useWords();
  const values = { file: place.file, line: String(place.line) };
  return (
    <button type="button" className="pg-place" title={say('playground.go-to', values)} onClick={() => onGoTo(place)}>
      {place.file}:{place.line}
    </button>
  );
}
