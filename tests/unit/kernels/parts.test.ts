import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/contract/seeded-random.ts';
import { slice } from '../../../src/kernels/reference/parts.ts';
import { drawn, startKernels } from './kernels-backend.node.ts';

/** A shape of one to five axes, and a part that lies inside it. */
const cuts = drawn(60, 71, (between) => {
  const shape = Array.from({ length: between(1, 5) }, () => between(1, 7));
  const begin = shape.map((length) => between(0, length - 1));
  return { shape, begin, size: shape.map((length, axis) => between(0, length - (begin[axis] ?? 0))) };
});

const counted = (shape: readonly number[]): number[] => Array.from({ length: shape.reduce((product, length) => product * length, 1) }, (_, at) => at + 1);

describe.each(['relaxed', 'plain'] as const)('parts of tensors, %s SIMD', (variant) => {
  beforeAll(async () => {
    await startKernels(variant);
  });

  test.each(['float32', 'int32', 'bool'] as const)('a slice along any axes agrees with the reference exactly, %s', (dtype) => {
    for (const { shape, begin, size } of cuts) {
      const x = counted(shape).map((value) => (dtype === 'bool' ? value % 2 : value));
      const part = tf.tidy(() => tf.slice(tf.tensor(x, shape, dtype), begin, size));
      expect(part.shape).toEqual(size);
      expect(part.dtype).toBe(dtype);
      expect(Array.from(part.dataSync())).toEqual(slice(x, shape, begin, size));
      part.dispose();
    }
  });

  test('a slice may name the first axes only, or one number, and -1 for the rest', () => {
    tf.tidy(() => {
      const x = tf.tensor(counted([6, 4, 3]), [6, 4, 3]);
      const whole = counted([6, 4, 3]);
      for (const [begin, size, fullBegin, fullSize] of [
        [2, 3, [2, 0, 0], [3, 4, 3]],
        [[2], [3], [2, 0, 0], [3, 4, 3]],
        [[1, 1], [2, 2], [1, 1, 0], [2, 2, 3]],
        [[1, 1, 1], [-1, 2, -1], [1, 1, 1], [5, 2, 2]],
        [4, undefined, [4, 0, 0], [2, 4, 3]],
      ] as const) {
        const part = tf.slice(x, typeof begin === 'number' ? begin : [...begin], typeof size === 'object' ? [...size] : size);
        expect(part.shape).toEqual([...fullSize]);
        expect(Array.from(part.dataSync())).toEqual(slice(whole, [6, 4, 3], fullBegin, fullSize));
      }
    });
  });

  test('a slice of slices leaves nothing in memory', () => {
    const x = tf.tensor(counted([5, 4, 3, 2]), [5, 4, 3, 2]);
    const before = tf.memory();
    tf.slice(x, [1, 1, 1, 1], [2, 2, 2, 1]).dispose();
    expect(tf.memory()).toMatchObject({ numTensors: before.numTensors, numDataBuffers: before.numDataBuffers });
    x.dispose();
  });

  test('a tensor is unstacked along any axis into its slices', () => {
    for (const { shape } of cuts) {
      for (const [axis, length] of shape.entries()) {
        for (const dtype of ['float32', 'int32'] as const) {
          tf.tidy(() => {
            const parts = tf.unstack(tf.tensor(counted(shape), shape, dtype), axis);
            expect(parts).toHaveLength(length);
            parts.forEach((part, at) => {
              expect(part).toMatchObject({ dtype, shape: shape.toSpliced(axis, 1) });
              expect(Array.from(part.dataSync())).toEqual(slice(counted(shape), shape, shape.map((_, index) => (index === axis ? at : 0)), shape.with(axis, 1)));
            });
          });
        }
      }
    }
  });

  test('what was split joins to what it was', () => {
    const random = seededRandom(73);
    for (const { shape } of cuts) {
      const axis = Math.floor(random() * shape.length);
      for (const dtype of ['float32', 'int32'] as const) {
        tf.tidy(() => {
          const x = tf.tensor(counted(shape), shape, dtype);
          const first = Math.floor(random() * ((shape[axis] ?? 0) + 1));
          const parts = tf.split(x, [first, (shape[axis] ?? 0) - first], axis);
          expect(Array.from(tf.concat(parts, axis).dataSync())).toEqual(counted(shape));
          expect(tf.concat(parts, axis).dtype).toBe(dtype);
        });
      }
    }
  });
});
