import type { Reading } from './topic.ts';

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.ceil((sorted.length - 1) / 2)]];
  if (low === undefined || high === undefined) throw new Error('The median of nothing was asked for.');
  return (low + high) / 2;
}

/** The median of several measurements, with the lowest and the highest of them. */
export function medianReading(id: string, unit: Reading['unit'], values: readonly number[], budget?: Reading['budget']): Reading {
  return {
    id,
    value: rounded(median(values)),
    unit,
    spread: [rounded(Math.min(...values)), rounded(Math.max(...values))],
    ...(budget === undefined ? {} : { budget }),
  };
}

/** Four digits: one more than any page shows. */
export function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

/** "1.62, 1.60, 1.71 s" */
export function listed(values: readonly number[], unit: string): string {
  return `${values.map((value) => String(Number(value.toPrecision(3)))).join(', ')} ${unit}`;
}
