import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/contract/seeded-random.ts';
import { expectClose, onCpu, randomValues, startKernels } from './kernels-backend.node.ts';

const random = seededRandom(67);
const rows = randomValues(6 * 8, random);
const images = randomValues(2 * 6 * 6 * 3, random);

/** Output and gradients by the input and by every weight, one after the other. */
function followed(layer: () => tf.layers.Layer, values: number[], shape: number[]): number[][] {
  return tf.tidy(() => {
    const made = layer();
    const model = tf.sequential({ layers: [made] });
    const x = tf.variable(tf.tensor(values, shape));
    const output = (): tf.Tensor => {
      const result = model.apply(x, { training: true });
      if (Array.isArray(result) || !(result instanceof tf.Tensor)) throw new Error('Expected one tensor.');
      return result;
    };
    const { grads } = tf.variableGrads(() => output().mul(output().add(0.3)).sum().asScalar());
    const lists = [output(), ...Object.values(grads)].map((tensor) => Array.from(tensor.dataSync()));
    model.dispose();
    x.dispose();
    return lists;
  });
}

const start = { kernelInitializer: 'ones', biasInitializer: 'ones' } as const;
const dense = ['linear', 'relu', 'softmax', 'tanh', 'elu'] as const;
const layers: Record<string, { layer: () => tf.layers.Layer; values: number[]; shape: number[] }> = {
  ...Object.fromEntries(
    dense.map((activation) => [
      `dense with ${activation}`,
      { layer: () => tf.layers.dense({ ...start, units: 5, activation, inputShape: [8], kernelInitializer: tf.initializers.randomNormal({ seed: 3 }) }), values: rows, shape: [6, 8] },
    ]),
  ),
  'dense without bias': { layer: () => tf.layers.dense({ units: 5, useBias: false, inputShape: [8], kernelInitializer: tf.initializers.randomNormal({ seed: 3 }) }), values: rows, shape: [6, 8] },
  'dense on sequences': { layer: () => tf.layers.dense({ ...start, units: 5, activation: 'relu', inputShape: [3, 8] }), values: rows, shape: [2, 3, 8] },
  'conv2d with relu': {
    layer: () => tf.layers.conv2d({ ...start, filters: 4, kernelSize: 3, activation: 'relu', inputShape: [6, 6, 3], kernelInitializer: tf.initializers.randomNormal({ seed: 3 }) }),
    values: images, shape: [2, 6, 6, 3],
  },
  'conv2d with tanh and stride 2': {
    layer: () => tf.layers.conv2d({ ...start, filters: 4, kernelSize: 3, strides: 2, padding: 'same', activation: 'tanh', inputShape: [6, 6, 3], kernelInitializer: tf.initializers.randomNormal({ seed: 3 }) }),
    values: images, shape: [2, 6, 6, 3],
  },
  'conv1d': { layer: () => tf.layers.conv1d({ ...start, filters: 4, kernelSize: 3, activation: 'relu', inputShape: [6, 4] }), values: rows, shape: [2, 6, 4] },
};

describe('layers', () => {
  beforeAll(async () => {
    expect((await startKernels('relaxed')).installed).toContain('Dense');
  });

  test.each(Object.keys(layers))('%s has the output and the gradients of the cpu backend to 1e-5', async (name) => {
    const one = layers[name];
    if (one === undefined) throw new Error(name);
    const ours = followed(one.layer, one.values, one.shape);
    const expected = await onCpu(() => followed(one.layer, one.values, one.shape));
    expect(ours.length).toBe(expected.length);
    ours.forEach((values, index) => expectClose(values, expected[index] ?? [], 1e-5));
  });

  test.each(['tanh', 'relu', 'softmax'] as const)('soft-max gradients agree with the cpu backend to 1e-6, twice taken, after %s', async (before) => {
    const twice = (): number[] =>
      tf.tidy(() => {
        const f = (x: tf.Tensor): tf.Tensor => tf.softmax(tf[before](x)).square().sum();
        return Array.from(tf.grad((x) => tf.grad(f)(x).square().sum())(tf.tensor2d(rows, [6, 8])).dataSync());
      });
    expectClose(twice(), await onCpu(twice), 1e-6);
  });
});

describe('the loss categoricalCrossentropy', () => {
  beforeAll(async () => {
    await startKernels('plain');
  });

  // Rows that do not add up to 1, a probability beyond the clip, and soft targets.
  const predicted = [0.2, 0.3, 0.5, 2, 1, 1, 1, 0, 0, 1e-9, 0.4, 0.6];
  const target = [1, 0, 0, 0.25, 0.25, 0.5, 0, 1, 0, 1, 0, 0];

  /** Loss of a model that only scales its input, and the scale after a step. */
  const trained = async (backend: 'wasm' | 'cpu'): Promise<number[]> => {
    await tf.setBackend(backend);
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 3, useBias: false, inputShape: [3], kernelInitializer: 'identity' })] });
    model.compile({ optimizer: tf.train.sgd(0.01), loss: 'categoricalCrossentropy' });
    const loss = await model.trainOnBatch(tf.tensor2d(predicted, [4, 3]), tf.tensor2d(target, [4, 3]));
    const weights = model.getWeights().flatMap((tensor) => Array.from(tensor.dataSync()));
    await tf.setBackend('wasm');
    return [typeof loss === 'number' ? loss : NaN, ...weights];
  };

  test('and its gradient agree with the cpu backend to 1e-5, also beyond the clip and for rows that do not add up to 1', async () => {
    expectClose(await trained('wasm'), await trained('cpu'), 1e-5);
  });

  test('is still saved by its name', () => {
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 3, activation: 'softmax', inputShape: [3] })] });
    model.compile({ optimizer: 'sgd', loss: 'categoricalCrossentropy' });
    expect(model.loss).toBe('categoricalCrossentropy');
  });

  test('of a prediction that is not a number is not a number', async () => {
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 3, useBias: false, inputShape: [3], kernelInitializer: 'identity' })] });
    model.compile({ optimizer: 'sgd', loss: 'categoricalCrossentropy' });
    expect(await model.trainOnBatch(tf.tensor2d([NaN, 1, 1], [1, 3]), tf.tensor2d([0, 1, 0], [1, 3]))).toBeNaN();
  });
});
