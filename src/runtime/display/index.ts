import { host } from '../link.ts';
import { confusion } from './confusion.ts';
import { drawing } from './drawing.ts';
import { images } from './images.ts';
import { training } from './training.ts';

/** Everything learner code can show beside its editor. */
export const display = {
  training,
  drawing,
  images,
  confusion,

  /** A line of text. */
  text(value: unknown): void {
    host().show({ kind: 'text', text: String(value) });
  },

  /** Adds a point to each series of a chart: `curve('Loss', { training: 0.3 }, step)`. */
  curve(title: string, series: Record<string, number>, x: number, labels: { x?: string; y?: string } = {}): void {
    const points = Object.entries(series).map(([name, y]) => ({ series: name, y }));
    host().show({ kind: 'curve', id: title, title, xLabel: labels.x ?? '', yLabel: labels.y ?? '', x, points });
  },

  /** A table; each row is an object with the same keys. */
  table(title: string, rows: Record<string, string | number>[]): void {
    const columns = Object.keys(rows[0] ?? {});
    host().show({ kind: 'table', id: title, title, columns, rows: rows.map((row) => columns.map((column) => row[column] ?? '')) });
  },
};
