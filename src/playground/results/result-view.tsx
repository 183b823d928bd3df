import { memo, type JSX } from 'react';
import type { Result } from '../results.ts';
import { CurveResult } from './curve-result.tsx';
import { DrawingResult } from './drawing-result.tsx';
import { ImagesResult } from './images-result.tsx';
import { MatrixResult } from './matrix-result.tsx';
import { TableResult } from './table-result.tsx';
import { TextResult } from './text-result.tsx';

interface ResultViewProps {
  result: Result;
  /** Whether the code that showed this can still answer. */
  alive: boolean;
  onDraw: (id: string, pixels: Float32Array) => void;
}

/** Drawn anew only when its own result changes, not with each point of another. */
export const ResultView = memo(function ResultView({ result, alive, onDraw }: ResultViewProps): JSX.Element {
  switch (result.kind) {
    case 'text':
      return <TextResult text={result.text} />;
    case 'curve':
      return <CurveResult curve={result} />;
    case 'images':
      return <ImagesResult item={result.item} />;
    case 'matrix':
      return <MatrixResult item={result.item} />;
    case 'table':
      return <TableResult item={result.item} />;
    case 'drawing':
      return <DrawingResult item={result.item} scores={result.scores} alive={alive} onDraw={onDraw} />;
    default:
      return result satisfies never;
  }
});
