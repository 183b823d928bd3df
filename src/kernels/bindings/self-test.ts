import type { Tensor } from '@tensorflow/tfjs';
import type { Tfjs } from './kernel.ts';

/** Name of the first operation that gives a wrong value, or undefined when all are right. Small, so that starting stays fast. */
export function firstMismatch(tf: Tfjs): string | undefined {
  return tf.tidy(() => {
    const checks: [name: string, run: () => Tensor, expected: number[]][] = [
      ['matMul', () => tf.matMul([[1, 2, 3], [4, 5, 6]], [[1, 0, -1], [2, 1, 0]], false, true), [-2, 4, -2, 13]],
      [
        'conv2d gradient',
        () => tf.grad((filter) => tf.conv2d(tf.tensor4d([1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 3, 3, 1]), filter.as4D(2, 2, 1, 1), 1, 'valid'))(tf.ones([2, 2, 1, 1])),
        [12, 16, 24, 28],
      ],
      [
        'maxPool gradient',
        () => tf.grad((x) => tf.maxPool(x.as4D(1, 2, 2, 1), 2, 2, 'valid'))(tf.tensor4d([-1, -2, -3, -4], [1, 2, 2, 1])),
        [1, 0, 0, 0],
      ],
    ];
    const wrong = checks.find(([, run, expected]) => {
      const values = run().dataSync();
      return values.length !== expected.length || expected.some((value, index) => Math.abs(value - (values[index] ?? NaN)) > 1e-5);
    });
    return wrong?.[0];
  });
}
