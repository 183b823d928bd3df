import { expect, test } from 'vitest';
import { seededRandom } from '../../../src/runtime/random.ts';

test('normal numbers have mean 0 and standard deviation 1, to 0.05', () => {
  const random = seededRandom(11);
  const numbers = Array.from({ length: 20_000 }, () => random.normal());
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const variance = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / numbers.length;
  expect(Math.abs(mean)).toBeLessThan(0.05);
  expect(Math.abs(Math.sqrt(variance) - 1)).toBeLessThan(0.05);
  expect(numbers.every(Number.isFinite)).toBe(true);
});

test('whole numbers stay below their bound and reach all of it', () => {
  const random = seededRandom(5);
  expect([...new Set(Array.from({ length: 200 }, () => random.integer(4)))].sort()).toEqual([0, 1, 2, 3]);
});
