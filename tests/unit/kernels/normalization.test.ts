import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/contract/seeded-random.ts';
import { normalize, normalizeGradient, type Normalization } from '../../../src/kernels/reference/normalization.ts';
import { drawn, expectClose, onCpu, randomValues, startKernels } from './kernels-backend.node.ts';

const sizes = [...drawn(25, 71, (between) => [between(1, 300), between(1, 37)] as const), [1, 1], [64, 4], [65, 16], [1, 9]] as const;
const epsilon = 0.01;

interface Followed {
  y: ArrayLike<number>;
  gradients: ArrayLike<number>[];
  moving: ArrayLike<number>[];
}

/** Output, gradients by x and the weights, and what a layer keeps of its statistics. */
function followed(layer: tf.layers.Layer, x: number[], shape: number[], gamma: number[], beta: number[], dy: number[]): Followed {
  return tf.tidy(() => {
    layer.build([null, ...shape.slice(1)]);
    layer.setWeights([tf.tensor1d(gamma), tf.tensor1d(beta), ...layer.getWeights().slice(2)]);
    const run = (input: tf.Tensor): tf.Tensor => {
      const result = layer.apply(input, { training: true });
      if (Array.isArray(result) || !(result instanceof tf.Tensor)) throw new Error('Expected one tensor.');
      return result;
    };
    const input = tf.variable(tf.tensor(x, shape));
    const { value, grads } = tf.variableGrads(() => run(input).mul(tf.tensor(dy, shape)).sum().asScalar(), [input, ...layer.trainableWeights.map((weight) => weight.read()).filter((weight) => weight instanceof tf.Variable)]);
    value.dispose();
    const moving = layer.getWeights().slice(2).map((tensor) => tensor.dataSync());
    const result = { y: run(input).dataSync(), gradients: Object.values(grads).map((tensor) => tensor.dataSync()), moving };
    input.dispose();
    tf.dispose(layer.weights.map((weight) => weight.read()));
    return result;
  });
}

describe.each(['relaxed', 'plain'] as const)('normalisation, %s SIMD', (variant) => {
  beforeAll(async () => {
    expect((await startKernels(variant)).installed).toEqual(expect.arrayContaining(['BatchNormalization', 'LayerNormalization']));
  });

  const kinds: { name: string; over: Normalization['over']; make: () => tf.layers.Layer }[] = [
    { name: 'batch normalisation', over: 'column', make: () => tf.layers.batchNormalization({ epsilon, momentum: 0.8 }) },
    { name: 'layer normalisation', over: 'row', make: () => tf.layers.layerNormalization({ epsilon }) },
  ];

  test.each(kinds)('$name and its three gradients agree with the reference to 1e-4, also far from 0', ({ over, make }) => {
    const random = seededRandom(73);
    for (const [rows, columns] of sizes) {
      const settings: Normalization = { columns, epsilon, over };
      const x = randomValues(rows * columns, random).map((value, index) => value + (index % columns) * 3);
      const [gamma, beta, dy] = [randomValues(columns, random), randomValues(columns, random), randomValues(rows * columns, random)];
      const { y, gradients } = followed(make(), x, [rows, columns], gamma, beta, dy);
      const { dx, dGamma, dBeta } = normalizeGradient(dy, x, gamma, settings);
      expectClose(y, normalize(x, gamma, beta, settings).y, 1e-4);
      [dx, dGamma, dBeta].forEach((expected, index) => expectClose(gradients[index] ?? [], expected, 1e-4));
    }
  });

  test('the moving averages follow mean and variance by the momentum, to 1e-5', () => {
    const random = seededRandom(79);
    const x = randomValues(60 * 5, random);
    const ones = [1, 1, 1, 1, 1];
    const { moving } = followed(tf.layers.batchNormalization({ momentum: 0.8, epsilon }), x, [3, 4, 5, 5], ones, ones, x);
    const { mean, variance } = normalize(x, ones, ones, { columns: 5, epsilon, over: 'column' });
    expectClose(moving[0] ?? [], mean.map((value) => 0.2 * value), 1e-5);
    expectClose(moving[1] ?? [], variance.map((value) => 0.8 + 0.2 * value), 1e-5);
  });

  test.each(kinds)('a gradient of the gradient through $name agrees with the cpu backend to 1e-4', async ({ make }) => {
    const values = randomValues(24, seededRandom(83));
    const twice = (): ArrayLike<number> =>
      tf.tidy(() => {
        const layer = make();
        const f = (x: tf.Tensor): tf.Tensor => {
          const y = layer.apply(x, { training: true });
          if (Array.isArray(y) || !(y instanceof tf.Tensor)) throw new Error('Expected one tensor.');
          return y.pow(3).sum();
        };
        return tf.grad((x) => tf.grad(f)(x).square().sum())(tf.tensor2d(values, [6, 4])).dataSync();
      });
    expectClose(twice(), await onCpu(twice), 1e-4);
  });

  test('a prediction uses the moving averages and leaves them alone', () => {
    const layer = tf.layers.batchNormalization({ epsilon: 0, inputShape: [2] });
    const model = tf.sequential({ layers: [layer] });
    layer.setWeights([[1, 1], [0, 0], [1, 2], [4, 9]].map((values) => tf.tensor1d(values)));
    const output = model.predict(tf.tensor2d([3, 5], [1, 2]));
    expectClose(Array.isArray(output) ? [] : output.dataSync(), [1, 1], 1e-6);
    expect(layer.getWeights().slice(2).map((tensor) => Array.from(tensor.dataSync()))).toEqual([[1, 2], [4, 9]]);
  });
});
