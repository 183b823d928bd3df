import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/contract/seeded-random.ts';
import { CausalAttention } from '../../fixtures/kernels/causal-attention.ts';
import { symbolic } from '../../fixtures/kernels/train-model.ts';
import { expectClose, randomValues, startKernels } from './kernels-backend.node.ts';

interface Workload {
  make(): tf.LayersModel;
  shape: number[];
  /** Inputs are whole numbers below this one. */
  ids?: number;
  target: number[];
  loss: 'categoricalCrossentropy' | 'binaryCrossentropy' | 'meanSquaredError';
}

const l = tf.layers;
const seeded = (seed: number): ReturnType<typeof tf.initializers.glorotUniform> => tf.initializers.glorotUniform({ seed });

function residualNetwork(): tf.LayersModel {
  const input = tf.input({ shape: [8, 8, 3] });
  const convolution = (x: tf.SymbolicTensor, filters: number, strides: number, seed: number, kernelSize = 3): tf.SymbolicTensor =>
    symbolic(l.batchNormalization().apply(l.conv2d({ filters, kernelSize, strides, padding: 'same', useBias: false, kernelInitializer: seeded(seed) }).apply(x)));
  const relu = (x: tf.SymbolicTensor): tf.SymbolicTensor => symbolic(l.activation({ activation: 'relu' }).apply(x));
  const stem = relu(convolution(input, 4, 1, 1));
  const same = relu(symbolic(l.add().apply([stem, convolution(relu(convolution(stem, 4, 1, 2)), 4, 1, 3)])));
  const half = relu(symbolic(l.add().apply([convolution(same, 8, 2, 4, 1), convolution(relu(convolution(same, 8, 2, 5)), 8, 1, 6)])));
  const pooled = l.globalAveragePooling2d({}).apply(half);
  return tf.model({ inputs: input, outputs: symbolic(l.dense({ units: 3, activation: 'softmax', kernelInitializer: seeded(7) }).apply(pooled)) });
}

function transformer(): tf.LayersModel {
  const input = tf.input({ shape: [6] });
  let x = symbolic(l.embedding({ inputDim: 11, outputDim: 8, embeddingsInitializer: seeded(1) }).apply(input));
  for (const seed of [2, 6]) {
    const attended = new CausalAttention({ heads: 2, seed }).apply(l.layerNormalization().apply(x));
    x = symbolic(l.add().apply([x, symbolic(attended)]));
    const hidden = l.dense({ units: 16, activation: 'gelu', kernelInitializer: seeded(seed + 2) }).apply(l.layerNormalization().apply(x));
    x = symbolic(l.add().apply([x, symbolic(l.dense({ units: 8, kernelInitializer: seeded(seed + 3) }).apply(hidden))]));
  }
  return tf.model({ inputs: input, outputs: symbolic(l.dense({ units: 11, kernelInitializer: seeded(10) }).apply(l.layerNormalization().apply(x))) });
}

const workloads: Record<string, Workload> = {
  'a residual network with batch normalisation': { make: residualNetwork, shape: [8, 8, 8, 3], target: [8, 3], loss: 'categoricalCrossentropy' },
  'an LSTM over words': {
    make: () =>
      tf.sequential({
        layers: [
          l.embedding({ inputDim: 20, outputDim: 5, inputLength: 9, embeddingsInitializer: seeded(1) }),
          l.lstm({ units: 8, kernelInitializer: seeded(2), recurrentInitializer: seeded(3) }),
          l.dense({ units: 1, activation: 'sigmoid', kernelInitializer: seeded(4) }),
        ],
      }),
    shape: [6, 9], ids: 20, target: [6, 1], loss: 'binaryCrossentropy',
  },
  'a transformer with layer normalisation and gelu': { make: transformer, shape: [3, 6], ids: 11, target: [3, 6, 11], loss: 'meanSquaredError' },
};

interface Trained {
  weights: ArrayLike<number>[];
  left: number[];
}

async function train({ make, shape, ids, target, loss }: Workload, steps: number): Promise<Trained> {
  const random = seededRandom(151);
  const x = tf.tensor(randomValues(tf.util.sizeFromShape(shape), random).map((value) => (ids === undefined ? value : Math.floor(((value + 1) / 2.002) * ids))), shape);
  const y = tf.tensor(randomValues(tf.util.sizeFromShape(target), random).map((value) => (loss === 'meanSquaredError' ? value : value > 0 ? 1 : 0)), target);
  const model = make();
  model.compile({ optimizer: tf.train.sgd(0.05), loss });
  const left: number[] = [];
  for (let step = 0; step < steps; step++) {
    const before = tf.memory().numTensors;
    await model.trainOnBatch(x, y);
    left.push(tf.memory().numTensors - before);
  }
  const weights = model.getWeights().map((tensor) => tensor.dataSync());
  tf.dispose([x, y]);
  model.dispose();
  return { weights, left };
}

describe('twenty steps of', () => {
  beforeAll(async () => {
    expect((await startKernels('relaxed')).installed).toEqual(expect.arrayContaining(['BatchNormalization', 'LSTM', 'LayerNormalization', 'Gelu']));
  });

  test.each(Object.keys(workloads))('%s give the weights of the cpu backend to 1e-4 and leave no tensor behind', async (name) => {
    const workload = workloads[name];
    if (workload === undefined) throw new Error(name);
    const ours = await train(workload, 20);
    await tf.setBackend('cpu');
    const expected = await train(workload, 20);
    await tf.setBackend('wasm');
    expect(ours.left).toEqual(new Array<number>(20).fill(0));
    expect(ours.weights.length).toBe(expected.weights.length);
    ours.weights.forEach((values, index) => expectClose(values, expected.weights[index] ?? [], 1e-4));
  });
});
