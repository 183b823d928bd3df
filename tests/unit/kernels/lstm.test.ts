import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/contract/seeded-random.ts';
import { lstm } from '../../../src/kernels/reference/lstm.ts';
import { drawn, expectClose, onCpu, randomValues, startKernels } from './kernels-backend.node.ts';

type Settings = Parameters<typeof tf.layers.lstm>[0];

/** Outputs, and the gradients by x and all weights, of a layer with fixed weights. */
function followed(settings: Settings, shape: [number, number, number], states: boolean, training = true): number[][] {
  return tf.tidy(() => {
    const random = seededRandom(113);
    const layer = tf.layers.lstm(settings);
    layer.build([null, ...shape.slice(1)]);
    layer.setWeights(layer.getWeights().map((tensor) => tf.tensor(randomValues(tensor.size, random), tensor.shape)));
    const x = tf.variable(tf.tensor(randomValues(tf.util.sizeFromShape(shape), random), shape));
    const initialState = [0, 1].map(() => tf.tensor(randomValues(shape[0] * settings.units, random), [shape[0], settings.units]));
    const outputs = (): tf.Tensor[] => {
      const result = layer.call(x, states ? { initialState, training } : { training });
      return Array.isArray(result) ? result : [result];
    };
    const weights = layer.trainableWeights.map((weight) => weight.read()).filter((weight) => weight instanceof tf.Variable);
    const loss = (): tf.Scalar => tf.addN(outputs().map((output) => output.mul(output.add(0.3)).sum())).asScalar();
    const { value, grads } = tf.variableGrads(loss, [x, ...weights]);
    const lists = [...outputs(), value, ...Object.values(grads)].map((tensor) => Array.from(tensor.dataSync()));
    x.dispose();
    tf.dispose(layer.weights.map((weight) => weight.read()));
    return lists;
  });
}

const variants: Record<string, Omit<Settings, 'units'>> = {
  'as it comes': {},
  'all outputs': { returnSequences: true },
  backwards: { goBackwards: true, returnSequences: true },
  'backwards, last output': { goBackwards: true },
  'recurrentActivation sigmoid': { recurrentActivation: 'sigmoid' },
  'without a bias': { useBias: false },
  // These go the stock way.
  'states given back': { returnState: true },
  'activation relu': { activation: 'relu' },
};

describe.each(['relaxed', 'plain'] as const)('LSTM, %s SIMD', (variant) => {
  beforeAll(async () => {
    expect((await startKernels(variant)).installed).toContain('LSTM');
  });

  test('all outputs agree with the reference to 1e-5 on random sizes', () => {
    const random = seededRandom(127);
    for (const [batch, steps, channels, quarter] of drawn(12, 131, (between) => [between(1, 9), between(1, 7), between(1, 11), between(1, 5)] as const)) {
      const sizes = { batch, steps, channels, units: quarter * 4 };
      const layer = tf.layers.lstm({ units: sizes.units, returnSequences: true });
      const [kernel, recurrentKernel, bias] = [randomValues(channels * sizes.units * 4, random), randomValues(sizes.units ** 2 * 4, random), randomValues(sizes.units * 4, random)];
      const x = randomValues(batch * steps * channels, random);
      const actual = tf.tidy(() => {
        layer.build([null, steps, channels]);
        layer.setWeights([tf.tensor2d(kernel, [channels, sizes.units * 4]), tf.tensor2d(recurrentKernel, [sizes.units, sizes.units * 4]), tf.tensor1d(bias)]);
        const output = layer.call(tf.tensor3d(x, [batch, steps, channels]), {});
        return Array.isArray(output) || !(output instanceof tf.Tensor) ? [] : output.dataSync();
      });
      tf.dispose(layer.weights.map((weight) => weight.read()));
      expectClose(actual, lstm(x, { kernel, recurrentKernel, bias }, sizes), 1e-5);
    }
  });

  test.each(Object.keys(variants))('%s: outputs and gradients agree with the cpu backend to 1e-5, for units that four divides and others', async (name) => {
    // Never one step alone: TF.js's own gradient of unstack refuses a single tensor.
    for (const [units, shape, states] of [[8, [5, 4, 3], false], [4, [1, 6, 5], true], [3, [2, 3, 4], false], [12, [7, 2, 2], false]] as const) {
      const run = (): number[][] => followed({ ...variants[name], units }, [...shape], states);
      const [ours, expected] = [run(), await onCpu(run)];
      expect(ours.length).toBe(expected.length);
      ours.forEach((values, index) => expectClose(values, expected[index] ?? [], 1e-5));
    }
  });

  test('a gradient that fades on its way through 200 steps ends as 0, not as numbers that are slow', () => {
    const layer = tf.layers.lstm({ units: 8, kernelInitializer: tf.initializers.randomNormal({ seed: 5 }), recurrentInitializer: tf.initializers.randomNormal({ seed: 7 }), unitForgetBias: false });
    const lastOutput = (x: tf.Tensor): tf.Tensor => {
      const y = layer.apply(x);
      if (Array.isArray(y) || !(y instanceof tf.Tensor)) throw new Error('Expected one tensor.');
      return y;
    };
    const gradient = tf.tidy(() => Array.from(tf.grad(lastOutput)(tf.ones([2, 200, 4])).dataSync(), Math.abs));
    layer.dispose();
    expect(gradient.some((value) => value > 0 && value < 1e-20)).toBe(true);
    expect(gradient.filter((value) => value > 0 && value < 2 ** -126)).toEqual([]);
  });

  test('dropout goes the stock way: it drops in training and not in prediction', () => {
    const settings = { units: 8, dropout: 0.5, recurrentDropout: 0.5 };
    const [trained, predicted, plain] = [followed(settings, [4, 3, 5], false), followed(settings, [4, 3, 5], false, false), followed({ units: 8 }, [4, 3, 5], false)];
    expect(trained[0]).not.toEqual(plain[0]);
    expectClose(predicted[0] ?? [], plain[0] ?? [], 1e-5);
  });

  test('masked steps keep the state, as on the cpu backend to 1e-5', async () => {
    const run = (): ArrayLike<number> =>
      tf.tidy(() => {
        const model = tf.sequential({
          layers: [
            tf.layers.embedding({ inputDim: 9, outputDim: 5, maskZero: true, inputLength: 4, embeddingsInitializer: tf.initializers.randomNormal({ seed: 3 }) }),
            tf.layers.lstm({ units: 4, kernelInitializer: tf.initializers.randomNormal({ seed: 5 }), recurrentInitializer: tf.initializers.randomNormal({ seed: 7 }) }),
          ],
        });
        const output = model.predict(tf.tensor2d([[3, 4, 0, 0], [1, 2, 5, 8]]));
        return Array.isArray(output) ? [] : output.dataSync();
      });
    expectClose(run(), await onCpu(run), 1e-5);
  });

  test('a stateful layer goes on from where it stopped', () => {
    const layer = tf.layers.lstm({ units: 4, stateful: true, batchInputShape: [2, 3, 5] });
    const model = tf.sequential({ layers: [layer] });
    const x = tf.ones([2, 3, 5]);
    const [first, second] = [0, 1].map(() => {
      const output = model.predict(x, { batchSize: 2 });
      return Array.isArray(output) ? [] : Array.from(output.dataSync());
    });
    expect(second).not.toEqual(first);
  });

  test('a gradient of the gradient agrees with the cpu backend to 1e-5', async () => {
    const values = randomValues(2 * 3 * 4, seededRandom(137));
    const twice = (): ArrayLike<number> =>
      tf.tidy(() => {
        const layer = tf.layers.lstm({ units: 4, kernelInitializer: tf.initializers.randomNormal({ seed: 5 }), recurrentInitializer: tf.initializers.randomNormal({ seed: 7 }), recurrentActivation: 'sigmoid' });
        const f = (x: tf.Tensor): tf.Tensor => {
          const y = layer.apply(x);
          if (Array.isArray(y) || !(y instanceof tf.Tensor)) throw new Error('Expected one tensor.');
          return y.square().sum();
        };
        return tf.grad((x) => tf.grad(f)(x).square().sum())(tf.tensor3d(values, [2, 3, 4])).dataSync();
      });
    expectClose(twice(), await onCpu(twice), 1e-5);
  });
});
