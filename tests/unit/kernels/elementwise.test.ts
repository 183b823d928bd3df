import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/contract/seeded-random.ts';
import { softmax, transpose, unary } from '../../../src/kernels/reference/elementwise.ts';
import { drawn, expectClose, onCpu, randomValues, startKernels } from './kernels-backend.node.ts';

const counts = [1, 2, 3, 4, 5, 63, 200];

describe.each(['relaxed', 'plain'] as const)('elementwise operations, %s SIMD', (variant) => {
  beforeAll(async () => {
    expect((await startKernels(variant)).installed).toEqual(expect.arrayContaining(['Tanh', 'Softmax', 'Transpose', 'Gelu']));
  });

  test.each(['tanh', 'sigmoid', 'exp'] as const)('%s agrees with the reference to a relative 1e-6 from tiny to large', (name) => {
    const random = seededRandom(89);
    for (const count of counts) {
      for (const scale of [1e-6, 0.1, 1, 8, 80]) {
        const x = randomValues(count, random).map((value) => Math.fround(value * scale));
        const actual = tf.tidy(() => tf[name](tf.tensor1d(x)).dataSync());
        x.forEach((value, index) => {
          const expected = unary[name](value);
          expect(Math.abs((actual[index] ?? NaN) - expected)).toBeLessThanOrEqual(1e-6 * Math.abs(expected) + 1e-38);
        });
      }
    }
  });

  test('at the ends and for what is no number they give what JavaScript gives', () => {
    const x = [NaN, Infinity, -Infinity, 1e30, -1e30, 0];
    for (const name of ['tanh', 'sigmoid', 'exp'] as const) {
      expect(Array.from(tf.tidy(() => tf[name](tf.tensor1d(x)).dataSync()))).toEqual(x.map(unary[name]));
    }
  });

  test('gelu and its gradient agree with the cpu backend to 1e-6, twice taken to 1e-5', async () => {
    const values = randomValues(101, seededRandom(97)).map((value) => value * 5);
    const gelu = (x: tf.Tensor): tf.Tensor => {
      const y = tf.layers.activation({ activation: 'gelu' }).apply(x);
      if (Array.isArray(y) || !(y instanceof tf.Tensor)) throw new Error('Expected one tensor.');
      return y;
    };
    const runs: [(x: tf.Tensor) => tf.Tensor, number][] = [
      [gelu, 1e-6],
      [tf.grad(gelu), 1e-6],
      [tf.grad((x) => tf.grad(gelu)(x).square().sum()), 1e-5],
    ];
    for (const [run, tolerance] of runs) {
      const result = (): ArrayLike<number> => tf.tidy(() => run(tf.tensor1d(values)).dataSync());
      expectClose(result(), await onCpu(result), tolerance);
    }
  });

  test('soft-max agrees with the reference to 1e-6, also for large numbers', () => {
    const random = seededRandom(101);
    for (const [rows, columns] of drawn(20, 103, (between) => [between(1, 9), between(1, 40)] as const)) {
      const x = randomValues(rows * columns, random).map((value) => value * 500);
      expectClose(tf.tidy(() => tf.softmax(tf.tensor2d(x, [rows, columns])).dataSync()), softmax(x, columns), 1e-6);
    }
    expect(tf.tidy(() => tf.softmax(tf.zeros([0, 3])).shape)).toEqual([0, 3]);
  });

  test('transpositions agree with the reference exactly, whatever changes places', () => {
    const random = seededRandom(107);
    const perms = [[1, 0], [0, 2, 1], [1, 0, 2], [2, 1, 0], [2, 0, 1], [0, 2, 1, 3], [0, 1, 3, 2], [3, 2, 1, 0], [0, 1, 2], [2, 3, 0, 1], [2, 0, 3, 1, 4], [1, 3, 0, 2, 4], [4, 2, 0, 3, 1], [0, 2, 1, 3, 4, 5], [5, 3, 1, 0, 2, 4]];
    for (const perm of perms) {
      const lengths = perm.map((axis) => 2 + Math.floor(random() * 3) + (axis === perm.length - 1 ? 7 : 0));
      // With an axis of length 1 somewhere, others become neighbours.
      for (const shape of [lengths, lengths.with(Math.floor(random() * lengths.length), 1)]) {
        for (const dtype of ['float32', 'int32'] as const) {
          const x = randomValues(tf.util.sizeFromShape(shape), random).map((value) => (dtype === 'int32' ? Math.round(1000 * value) : value));
          const result = tf.tidy(() => tf.transpose(tf.tensor(x, shape, dtype), perm));
          expect(result.shape).toEqual(perm.map((axis) => shape[axis]));
          expect(result.dtype).toBe(dtype);
          const expected = transpose(x, shape, perm);
          expectClose(result.dataSync(), Array.from(dtype === 'int32' ? expected : Float32Array.from(expected)), 0);
          result.dispose();
        }
      }
    }
  });

  test('sums, differences, products and quotients agree with the cpu backend to 1e-6, whichever is broadcast', async () => {
    const random = seededRandom(109);
    const pairs: [number[], number[]][] = [
      [[7], [7]], [[3, 5], [3, 5]], [[3, 5], [5]], [[5], [3, 5]], [[3, 5], []], [[], [3, 5]], [[3, 5], [1]], [[2, 3, 5], [3, 5]], [[2, 3, 5], [1, 3, 5]],
      [[2, 3, 5], [2, 1, 5]], [[2, 3, 5], [3, 1]], [[0, 5], [5]], [[4, 1], [1, 4]], [[1, 1], [3]], [[3, 1], [1]],
    ];
    for (const [one, other] of pairs) {
      const a = randomValues(tf.util.sizeFromShape(one), random);
      const b = randomValues(tf.util.sizeFromShape(other), random).map((value) => value + 2);
      for (const name of ['add', 'sub', 'mul', 'div'] as const) {
        const run = (): { shape: number[]; values: number[] } =>
          tf.tidy(() => {
            const result = tf[name](tf.tensor(a, one), tf.tensor(b, other));
            return { shape: result.shape, values: Array.from(result.dataSync()) };
          });
        const [actual, expected] = [run(), await onCpu(run)];
        expect(actual.shape).toEqual(expected.shape);
        expectClose(actual.values, expected.values, 1e-6);
      }
    }
  });
});
