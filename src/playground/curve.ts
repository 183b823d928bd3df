import type { DisplayItem } from '../contract/display.ts';

export type CurveItem = Extract<DisplayItem, { kind: 'curve' }>;

/** The points of one line. Long lines keep every `stride`-th point, and always the latest. */
export interface Series {
  name: string;
  x: readonly number[];
  y: readonly number[];
  latest: { x: number; y: number };
  seen: number;
  stride: number;
}

/** More points than a chart is wide only cost time. */
export const maxCurvePoints = 1024;

export function addPoints(series: readonly Series[], item: CurveItem): readonly Series[] {
  let result = series;
  for (const point of item.points) {
    const index = result.findIndex((one) => one.name === point.series);
    const old = result[index];
    result = old === undefined
      ? [...result, { name: point.series, x: [item.x], y: [point.y], latest: { x: item.x, y: point.y }, seen: 1, stride: 1 }]
      : result.with(index, addPoint(old, item.x, point.y));
  }
  return result;
}

function addPoint(series: Series, x: number, y: number): Series {
  const next = { ...series, latest: { x, y }, seen: series.seen + 1 };
  if (series.seen % series.stride !== 0) return next;
  if (series.x.length < maxCurvePoints) return { ...next, x: [...series.x, x], y: [...series.y, y] };
  const even = (_value: number, index: number): boolean => index % 2 === 0;
  return { ...next, x: [...series.x.filter(even), x], y: [...series.y.filter(even), y], stride: series.stride * 2 };
}

/** The kept points and, at the end, the latest. */
export function pointsOf(series: Series): { x: number[]; y: number[] } {
  const ends = series.x.at(-1) === series.latest.x;
  return ends
    ? { x: [...series.x], y: [...series.y.slice(0, -1), series.latest.y] }
    : { x: [...series.x, series.latest.x], y: [...series.y, series.latest.y] };
}
