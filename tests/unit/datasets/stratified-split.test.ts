import { expect, test } from 'vitest';
import { seededRandom } from '../../../src/contract/seeded-random.ts';
import { stratifiedHalves } from '../../../src/datasets/stratified-split.ts';

// Classes of 7, 4, 5 and 6 items: two of them odd.
const labels = Uint8Array.from([0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3, 0, 2, 3, 0, 3, 0]);

test('every index falls in exactly one half', () => {
  const [first, second] = stratifiedHalves(labels, seededRandom(1));
  expect([...first, ...second].sort((a, b) => a - b)).toEqual([...labels.keys()]);
});

test('the halves are of one size and share each class evenly, to one item', () => {
  const [first, second] = stratifiedHalves(labels, seededRandom(1));
  expect(first).toHaveLength(second.length);
  const countOf = (half: number[], label: number): number => half.filter((index) => labels[index] === label).length;
  for (const label of [0, 1, 2, 3]) {
    expect(Math.abs(countOf(first, label) - countOf(second, label))).toBeLessThanOrEqual(1);
  }
});

test('one seed gives one split, another seed another', () => {
  const split = (seed: number): unknown => stratifiedHalves(labels, seededRandom(seed));
  expect(split(1)).toEqual(split(1));
  expect(split(1)).not.toEqual(split(2));
});
