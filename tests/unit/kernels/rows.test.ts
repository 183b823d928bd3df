import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/contract/seeded-random.ts';
import { addToRows, columnSums, gatherRows, reluGradient, segmentSum } from '../../../src/kernels/reference/rows.ts';
import { drawn, expectClose, randomValues, startKernels } from './kernels-backend.node.ts';

const sizes = [...drawn(30, 31, (between) => [between(1, 400), between(1, 70)] as const), [1, 1], [0, 5], [50176, 8]] as const;

describe.each(['relaxed', 'plain'] as const)('row operations, %s SIMD', (variant) => {
  beforeAll(async () => {
    await startKernels(variant);
  });

  test('sums over the first dimension agree with the reference to 1e-5', () => {
    const random = seededRandom(37);
    for (const [rows, columns] of sizes) {
      const x = randomValues(rows * columns, random);
      expectClose(tf.tidy(() => tf.sum(tf.tensor2d(x, [rows, columns]), 0).dataSync()), columnSums(x, columns), 1e-5);
    }
  });

  test('a sum over the three first of four dimensions keeps its shape when asked', () => {
    const sum = tf.tidy(() => tf.sum(tf.ones([2, 3, 4, 5]), [0, 1, 2], true));
    expect(sum.shape).toEqual([1, 1, 1, 5]);
    expect(Array.from(sum.dataSync())).toEqual([24, 24, 24, 24, 24]);
    sum.dispose();
  });

  test('a bias added to rows, relu and its gradient agree with the reference to 1e-6', () => {
    const random = seededRandom(41);
    for (const [rows, columns] of sizes) {
      const x = randomValues(rows * columns, random);
      const dy = randomValues(rows * columns, random);
      const bias = randomValues(columns, random);
      tf.tidy(() => {
        const matrix = tf.tensor2d(x, [rows, columns]);
        expectClose(tf.add(matrix, tf.tensor1d(bias)).dataSync(), addToRows(x, bias), 1e-6);
        expectClose(tf.relu(matrix).dataSync(), x.map((value) => Math.max(0, value)), 1e-6);
        expectClose(tf.grad((input) => tf.relu(input))(matrix, tf.tensor2d(dy, [rows, columns])).dataSync(), reluGradient(dy, x), 1e-6);
      });
    }
  });

  test('rows gathered and their gradient agree with the reference exactly', () => {
    const random = seededRandom(43);
    for (const [rows, columns] of drawn(20, 47, (between) => [between(1, 50), between(1, 20)] as const)) {
      const x = randomValues(rows * columns, random);
      const indices = Array.from({ length: 17 }, () => Math.floor(random() * rows));
      const dy = indices.flatMap(() => Array.from({ length: columns }, () => Math.floor(random() * 9)));
      tf.tidy(() => {
        const table = tf.tensor2d(x, [rows, columns]);
        const picked = tf.tensor1d(indices, 'int32');
        const result = tf.gather(table, picked);
        expect(result.shape).toEqual([17, columns]);
        expectClose(result.dataSync(), Array.from(tf.tensor1d(gatherRows(x, indices, columns)).dataSync()), 0);
        const gradient = tf.grad((input) => tf.gather(input, picked))(table, tf.tensor2d(dy, [17, columns]));
        expectClose(gradient.dataSync(), segmentSum(dy, indices, rows, columns), 0);
      });
    }
  });

  test('segments that do not exist are left out', () => {
    const sums = tf.tidy(() => tf.unsortedSegmentSum(tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]), tf.tensor1d([1, -1, 9], 'int32'), 3).dataSync());
    expect(Array.from(sums)).toEqual(segmentSum([1, 2, 3, 4, 5, 6], [1, -1, 9], 3, 2));
  });

  test('an index out of range is still refused by name', () => {
    expect(() => tf.gather(tf.ones([3, 2]), tf.tensor1d([3], 'int32'))).toThrow('the index value 3');
  });

  test('a clone shares the data and outlives the original', () => {
    const original = tf.tensor1d([1, 2, 3]);
    const clone = original.clone();
    original.dispose();
    expect(Array.from(clone.dataSync())).toEqual([1, 2, 3]);
    clone.dispose();
  });

  test('a gradient of a gradient goes through relu, matMul and conv2d', () => {
    const twice = (f: (x: tf.Tensor) => tf.Tensor): number[] =>
      Array.from(tf.tidy(() => tf.grad((x) => tf.grad((y) => f(y).sum())(x).sum())(tf.tensor1d([0.5, -1, 2, 3])).dataSync()));
    expect(twice((x) => tf.relu(x).square())).toEqual([2, 0, 2, 2]);
    expect(twice((x) => tf.matMul(x.as2D(2, 2), x.as2D(2, 2)))).toEqual([4, 4, 4, 4]);
    expect(twice((x) => tf.conv2d(x.square().as4D(1, 2, 2, 1), tf.ones([1, 1, 1, 1]), 1, 'valid'))).toEqual([2, 2, 2, 2]);
  });
});
