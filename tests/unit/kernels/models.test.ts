import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/contract/seeded-random.ts';
import { expectClose, onCpu, randomValues, startKernels, startStock } from './kernels-backend.node.ts';

interface Network {
  make(): tf.Sequential;
  shape: number[];
}

const initializer = (seed: number): ReturnType<typeof tf.initializers.glorotUniform> => tf.initializers.glorotUniform({ seed });

const networks: Record<string, Network> = {
  MLP: {
    shape: [20, 50],
    make: () =>
      tf.sequential({
        layers: [
          tf.layers.dense({ units: 33, activation: 'relu', inputShape: [50], kernelInitializer: initializer(1) }),
          tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: initializer(2) }),
        ],
      }),
  },
  CNN: {
    shape: [9, 12, 12, 1],
    make: () =>
      tf.sequential({
        layers: [
          tf.layers.conv2d({ filters: 5, kernelSize: 3, activation: 'relu', padding: 'same', inputShape: [12, 12, 1], kernelInitializer: initializer(1) }),
          tf.layers.maxPooling2d({ poolSize: 2 }),
          tf.layers.conv2d({ filters: 9, kernelSize: 3, strides: 2, padding: 'same', kernelInitializer: initializer(2) }),
          tf.layers.flatten(),
          tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: initializer(3) }),
        ],
      }),
  },
};

function data({ shape }: Network): { images: tf.Tensor; labels: tf.Tensor } {
  const random = seededRandom(61);
  const classes = Array.from({ length: shape[0] ?? 0 }, () => Math.floor(random() * 10));
  return {
    images: tf.tensor(randomValues(tf.util.sizeFromShape(shape), random), shape),
    labels: tf.tidy(() => tf.oneHot(tf.tensor1d(classes, 'int32'), 10).toFloat()),
  };
}

/** Gradients of the loss by every weight, one after the other. */
function gradients(network: Network): number[][] {
  return tf.tidy(() => {
    const model = network.make();
    const { images, labels } = data(network);
    const loss = (): tf.Scalar => {
      const predicted = model.apply(images, { training: true });
      if (Array.isArray(predicted) || !(predicted instanceof tf.Tensor)) throw new Error('Expected one tensor.');
      return tf.losses.softmaxCrossEntropy(labels, predicted).asScalar();
    };
    const { grads } = tf.variableGrads(loss);
    const values = Object.values(grads).map((gradient) => Array.from(gradient.dataSync()));
    model.dispose();
    return values;
  });
}

/** Losses of a short training, and the tensors that each step left behind. */
async function train(network: Network, steps: number): Promise<{ losses: number[]; left: number[] }> {
  const model = network.make();
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'categoricalCrossentropy' });
  const { images, labels } = data(network);
  const losses: number[] = [];
  const left: number[] = [];
  for (let step = 0; step < steps; step++) {
    const before = tf.memory().numTensors;
    const loss = await model.trainOnBatch(images, labels);
    losses.push(typeof loss === 'number' ? loss : NaN);
    left.push(tf.memory().numTensors - before);
  }
  return { losses, left };
}

describe.each(['relaxed', 'plain'] as const)('whole models, %s SIMD', (variant) => {
  beforeAll(async () => {
    expect((await startKernels(variant)).installed).toContain('Conv2DBackpropFilter');
  });

  test.each(Object.keys(networks))('gradients of a %s agree with the cpu backend to 1e-6', async (name) => {
    const network = networks[name];
    if (network === undefined) throw new Error(name);
    const ours = gradients(network);
    const expected = await onCpu(() => gradients(network));
    expect(ours.length).toBe(expected.length);
    ours.forEach((values, index) => expectClose(values, expected[index] ?? [], 1e-6));
  });

  test.each(Object.keys(networks))('50 steps of a %s leave no tensor behind and learn', async (name) => {
    const network = networks[name];
    if (network === undefined) throw new Error(name);
    const dataIds = (): number => tf.backend().numDataIds();
    await train(network, 1);
    const { losses, left } = await train(network, 50);
    // The first step makes the optimizer's moments.
    expect(left.slice(1)).toEqual(new Array<number>(49).fill(0));
    expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) / 2);
    const held = dataIds();
    await onWarmModel(network);
    expect(dataIds()).toBe(held);
  });

  test('200 steps of an MLP follow the stock backend to 1e-4', async () => {
    const network = networks['MLP'];
    if (network === undefined) throw new Error('MLP');
    const ours = await train(network, 200);
    await startStock();
    const stock = await train(network, 200);
    await startKernels(variant);
    expectClose(ours.losses, stock.losses, 1e-4);
  });
});

/** A prediction on a model made and thrown away: nothing of it may stay. */
async function onWarmModel(network: Network): Promise<void> {
  const model = network.make();
  const { images, labels } = data(network);
  const predicted = model.predict(images);
  await (Array.isArray(predicted) ? predicted[0] : predicted)?.data();
  tf.dispose([predicted, images, labels]);
  model.dispose();
}
