import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/contract/seeded-random.ts';
import { matmul } from '../../../src/kernels/reference/matmul.ts';
import { drawn, expectClose, onCpu, randomValues, startKernels } from './kernels-backend.node.ts';

const sizes = [
  ...drawn(40, 1, (between) => [between(1, 70), between(1, 70), between(1, 70)] as const),
  ...drawn(8, 2, (between) => [between(1, 30), between(1, 30), between(250, 262)] as const),
  [241, 9, 513], [6, 8, 1], [1, 1, 1], [12, 17, 300], [13, 16, 256], [250, 24, 20], [0, 5, 3], [4, 0, 3],
] as const;
const transposes = [[false, false], [true, false], [false, true], [true, true]] as const;

describe.each(['relaxed', 'plain', 'relaxed-shared', 'plain-shared'] as const)('matmul, %s SIMD', (variant) => {
  beforeAll(async () => {
    expect((await startKernels(variant)).installed).toContain('BatchMatMul');
  });

  test.each(transposes)('agrees with the reference to 1e-5 on every size (transposeA %s, transposeB %s)', (transposeA, transposeB) => {
    const random = seededRandom(3);
    for (const [m, n, depth] of sizes) {
      const a = randomValues(m * depth, random);
      const b = randomValues(depth * n, random);
      const product = tf.tidy(() =>
        tf.matMul(tf.tensor(a, transposeA ? [depth, m] : [m, depth]), tf.tensor(b, transposeB ? [n, depth] : [depth, n]), transposeA, transposeB).dataSync(),
      );
      expectClose(product, matmul(a, b, [m, n, depth], transposeA, transposeB), 1e-5);
    }
  });

  test('a product over an empty dimension is 0', () => {
    expect(Array.from(tf.matMul(tf.zeros([2, 0]), tf.zeros([0, 3])).dataSync())).toEqual([0, 0, 0, 0, 0, 0]);
  });

  // The cpu backend broadcasts batches of several dimensions wrongly, so its inputs are spread out first.
  test.each([
    [[3, 7, 5], [3, 5, 11]], [[1, 7, 5], [4, 5, 11]], [[4, 7, 5], [1, 5, 11]], [[2, 1, 7, 5], [3, 5, 9]], [[2, 3, 7, 5], [2, 1, 5, 9]], [[0, 2, 3], [0, 3, 4]],
  ])('batches %j x %j agree with the cpu backend to 1e-5', async (left, right) => {
    const random = seededRandom(5);
    const a = randomValues(tf.util.sizeFromShape(left), random);
    const b = randomValues(tf.util.sizeFromShape(right), random);
    const batch = tf.broadcast_util.assertAndGetBroadcastShape(left.slice(0, -2), right.slice(0, -2));
    const product = tf.tidy(() => tf.matMul(tf.tensor(a, left), tf.tensor(b, right)).dataSync());
    const expected = await onCpu(() =>
      tf.tidy(() => tf.matMul(tf.broadcastTo(tf.tensor(a, left), [...batch, ...left.slice(-2)]), tf.broadcastTo(tf.tensor(b, right), [...batch, ...right.slice(-2)])).dataSync()),
    );
    expectClose(product, expected, 1e-5);
  });

  test.each(['linear', 'relu', 'relu6', 'elu', 'sigmoid', 'leakyrelu', 'prelu'] as const)('fused with bias and %s, transposed and in batches, agrees with the cpu backend to 1e-5', async (activation) => {
    for (const [transposeA, transposeB] of transposes) {
      for (const [m, n, depth, batch] of [[7, 10, 60, 1], [9, 13, 5, 3], [64, 10, 300, 1]] as const) {
        const random = seededRandom(m);
        const a = randomValues(batch * m * depth, random);
        const b = randomValues(batch * depth * n, random);
        const bias = randomValues(n, random);
        const fused = (): Float32Array | Int32Array | Uint8Array =>
          tf.tidy(() =>
            tf.fused.matMul({
              a: tf.tensor(a, transposeA ? [batch, depth, m] : [batch, m, depth]), b: tf.tensor(b, transposeB ? [batch, n, depth] : [batch, depth, n]),
              transposeA, transposeB, bias: tf.tensor1d(bias), activation, leakyreluAlpha: 0.3,
              ...(activation === 'prelu' ? { preluActivationWeights: tf.tensor1d(bias) } : {}),
            }).dataSync(),
          );
        expectClose(fused(), await onCpu(fused), 1e-5);
      }
    }
  });
});
