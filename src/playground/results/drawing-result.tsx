import { useState, type JSX } from 'react';
import { centreDigit } from '../centre-digit.ts';
import type { ItemOf } from '../results.ts';
import { useWords } from '../words-context.tsx';
import { DrawingSurface } from './drawing-surface.tsx';
import { ScoresResult } from './scores-result.tsx';

interface DrawingResultProps {
  item: ItemOf<'drawing'>;
  scores: readonly number[] | null;
  alive: boolean;
  onDraw: (id: string, pixels: Float32Array) => void;
}

/** The reader draws, the code that showed the surface answers with scores. */
export function DrawingResult({ item, scores, alive, onDraw }: DrawingResultProps): JSX.Element {
  const { say } = useWords();
  const [drawn, setDrawn] = useState(false);
  /** Scores of a drawing that was cleared. */
  const [over, setOver] = useState<readonly number[] | null>(null);
  const answer = drawn && scores !== over ? scores : null;
  const waiting = drawn ? say('playground.draw-reading') : say('playground.draw-waiting');

  return (
    <figure className="pg-figure pg-drawing">
      <figcaption>{item.title}</figcaption>
      <div className="pg-drawing-parts">
        <DrawingSurface
          title={item.title}
          onClear={() => {
            setDrawn(false);
            setOver(scores);
          }}
          onStroke={(pixels, width, height) => {
            setDrawn(true);
            onDraw(item.id, centreDigit(pixels, width, height));
          }}
        />
        <ScoresResult labels={item.labels} scores={answer} waiting={alive ? waiting : say('playground.draw-asleep')} />
      </div>
    </figure>
  );
}
