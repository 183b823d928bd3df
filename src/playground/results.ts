import type { DisplayItem } from '../contract/display.ts';
import { addPoints, type Series } from './curve.ts';

export type ItemOf<Kind extends DisplayItem['kind']> = Extract<DisplayItem, { kind: Kind }>;

/** What stands in the results panel, in the order in which it first came. */
export type Result =
  | { kind: 'text'; key: string; text: string }
  | { kind: 'curve'; key: string; title: string; xLabel: string; yLabel: string; series: readonly Series[] }
  | { kind: 'images'; key: string; item: ItemOf<'images'> }
  | { kind: 'matrix'; key: string; item: ItemOf<'matrix'> }
  | { kind: 'table'; key: string; item: ItemOf<'table'> }
  | { kind: 'drawing'; key: string; item: ItemOf<'drawing'>; scores: readonly number[] | null };

/** A loop that shows without end must not fill the page; the oldest goes first. */
export const maxResults = 200;

/** `serial` tells texts apart, which have no id. */
export function addResult(
  results: readonly Result[],
  item: Exclude<DisplayItem, { kind: 'progress' }>,
  serial: number,
): readonly Result[] {
  switch (item.kind) {
    case 'text':
      return put(results, { kind: 'text', key: `text ${serial}`, text: item.text });
    case 'curve': {
      const key = keyOf(item.id);
      const old = results.find((result) => result.key === key);
      const series = addPoints(old?.kind === 'curve' ? old.series : [], item);
      return put(results, { kind: 'curve', key, title: item.title, xLabel: item.xLabel, yLabel: item.yLabel, series });
    }
    case 'images':
      return put(results, { kind: 'images', key: keyOf(item.id), item });
    case 'matrix':
      return put(results, { kind: 'matrix', key: keyOf(item.id), item });
    case 'table':
      return put(results, { kind: 'table', key: keyOf(item.id), item });
    case 'drawing':
      return put(results, { kind: 'drawing', key: keyOf(item.id), item, scores: null });
    case 'scores': {
      const surface = results.find((result) => result.key === keyOf(item.id));
      return surface?.kind === 'drawing' ? put(results, { ...surface, scores: item.scores }) : results;
    }
    default:
      return item satisfies never;
  }
}

function keyOf(id: string): string {
  return `id ${id}`;
}

function put(results: readonly Result[], result: Result): readonly Result[] {
  const index = results.findIndex((one) => one.key === result.key);
  if (index >= 0) return results.with(index, result);
  return [...results.slice(results.length < maxResults ? 0 : 1), result];
}
