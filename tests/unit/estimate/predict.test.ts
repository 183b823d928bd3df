import { expect, test } from 'vitest';
import type { MachineRates } from '../../../src/contract/machine-rates.ts';
import type { Cost } from '../../../src/estimate/cost.ts';
import { partsOf, predict } from '../../../src/estimate/predict.ts';

const rates: MachineRates = { gemmGflops: 40, serialGflops: 10, convGflops: 20, bandwidthGbps: 10, opMicroseconds: 5, batchMicroseconds: 100 };
const nothing: Cost = { products: 0, serial: 0, convolutions: 0, bytes: 0, operations: 0, batches: 0 };

test.each<[string, Partial<Cost>, number]>([
  ['20 billion multiplications in products at 40 GFLOP/s', { products: 20e9 }, 1],
  ['20 billion multiplications on one thread at 10 GFLOP/s', { serial: 20e9 }, 4],
  ['20 billion multiplications in convolutions at 20 GFLOP/s', { convolutions: 20e9 }, 2],
  ['5 billion bytes at 10 GB/s', { bytes: 5e9 }, 0.5],
  ['200,000 operations of 5 µs', { operations: 200_000 }, 1],
  ['10,000 batches of 100 µs', { batches: 10_000 }, 1],
])('%s', (_name, cost, seconds) => {
  expect(predict({ ...nothing, ...cost }, rates).seconds).toBeCloseTo(seconds, 9);
});

test('a time is the sum of its parts, inside its range', () => {
  const cost: Cost = { products: 1e9, serial: 1e8, convolutions: 2e9, bytes: 3e9, operations: 6000, batches: 70 };
  const { seconds, low, high } = predict(cost, rates);
  const { arithmetic, memory, overhead } = partsOf(cost, rates);
  expect(seconds).toBeCloseTo(arithmetic + memory + overhead, 12);
  expect(low).toBeLessThan(seconds);
  expect(high).toBeGreaterThan(seconds);
});
