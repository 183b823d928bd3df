import { expect, test } from 'vitest';
import type { WeightEntry } from '../../../src/contract/model-graph.ts';
import { packWeights, unpackWeights } from '../../../src/contract/model-weights.ts';
import { seededRandom } from '../../../src/contract/seeded-random.ts';

const weights: WeightEntry[] = [
  { name: 'axes', shape: [3], dtype: 'int32' },
  { name: 'kernel', shape: [64, 100], dtype: 'float32' },
  { name: 'bias', shape: [100], dtype: 'float32' },
  { name: 'scalar', shape: [], dtype: 'float32' },
];

/** Columns of very different sizes; column 7 is zero. */
function kernel(): Float32Array {
  const random = seededRandom(4);
  return Float32Array.from({ length: 6_400 }, (_, index) => (index % 100 === 7 ? 0 : (random() * 2 - 1) * 10 ** (index % 5)));
}

function values(): Uint8Array {
  const bias = Float32Array.from({ length: 100 }, (_, index) => index / 7);
  return Buffer.concat([Int32Array.from([0, 1, -1]), kernel(), bias, Float32Array.from([0.1])].map(({ buffer }) => new Uint8Array(buffer)));
}

test('a large weight takes a quarter of its space, small ones stay as they are to the bit', () => {
  const packed = packWeights(weights, values());
  expect(packed).toHaveLength(4 * 3 + (4 * 100 + 6_400) + 4 * 100 + 4);
  const unpacked = new Uint8Array(unpackWeights(weights, packed));
  expect(unpacked).toHaveLength(values().length);
  expect([...unpacked.subarray(0, 12)]).toEqual([...values().subarray(0, 12)]);
  expect([...unpacked.subarray(-404)]).toEqual([...values().subarray(-404)]);
});

test('each value of a large weight comes back to within half a step of its own column', () => {
  const before = kernel();
  const after = new Float32Array(unpackWeights(weights, packWeights(weights, values())), 12, 6_400);
  for (let column = 0; column < 100; column++) {
    const inColumn = (all: Float32Array): number[] => Array.from({ length: 64 }, (_, row) => all[row * 100 + column] ?? NaN);
    const halfStep = Math.max(...inColumn(before).map(Math.abs)) / 127 / 2;
    inColumn(before).forEach((value, row) => {
      expect(Math.abs(value - (inColumn(after)[row] ?? NaN))).toBeLessThanOrEqual(halfStep * 1.001);
    });
  }
});

test('packing leaves what it was given as it was', () => {
  const given = values();
  packWeights(weights, given);
  expect(Buffer.from(given).equals(values())).toBe(true);
});
