import { expect, test } from 'vitest';
import { crossing, largestError, toleratedError } from '../../../src/site/race/sizes.ts';

test('the crossing is the size from which on the GPU is ahead at every size', () => {
  expect(crossing([{ n: 32, cpu: 9, gpu: 1 }, { n: 64, cpu: 9, gpu: 12 }, { n: 128, cpu: 9, gpu: 8 }, { n: 256, cpu: 9, gpu: 80 }])).toBe(256);
  expect(crossing([{ n: 32, cpu: 9, gpu: 10 }])).toBe(32);
  expect(crossing([{ n: 32, cpu: 9, gpu: 1 }])).toBeUndefined();
  expect(crossing([{ n: 32, cpu: 9 }])).toBeUndefined();
});

test('a product summed in another order passes, one with a wrong number does not', () => {
  const expected = Float32Array.of(1, 2, 3, 4);
  expect(largestError(expected, Float32Array.of(1, 2.00001, 3, 4), 2)).toBeLessThan(toleratedError);
  expect(largestError(expected, Float32Array.of(1, 2.1, 3, 4), 2)).toBeGreaterThan(toleratedError);
  expect(largestError(expected, Float32Array.of(1, Number.NaN, 3, 4), 2)).toBe(Infinity);
  expect(largestError(expected, Float32Array.of(1, 2, 3), 2)).toBe(Infinity);
});
