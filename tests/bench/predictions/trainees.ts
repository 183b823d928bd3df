import * as tf from '@tensorflow/tfjs';
import { smallGpt } from './small-gpt';

const batches = 4;

/** Seconds per step of `model.fit`, from as many rounds of a few batches as fit into the time given. */
async function fitted(model: tf.LayersModel, inputs: tf.Tensor, labels: tf.Tensor, batchSize: number, seconds: number): Promise<number> {
  const round = async (): Promise<number> => {
    const begun = performance.now();
    await model.fit(inputs, labels, { batchSize, epochs: 1 });
    return (performance.now() - begun) / 1000 / batches;
  };
  return typical(round, seconds);
}

/** The lower quartile, as the page's own measurement takes it. */
async function typical(round: () => Promise<number>, seconds: number): Promise<number> {
  await round(); // The first compiles and warms up.
  const times: number[] = [];
  const begun = performance.now();
  while (times.length < 3 || performance.now() - begun < 1000 * seconds) times.push(await round());
  return times.sort((a, b) => a - b)[Math.floor(times.length / 4)] ?? NaN;
}

async function classifier(model: tf.Sequential, input: number[], batchSize: number, seconds: number): Promise<number> {
  model.compile({ optimizer: tf.train.adam(0.001), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  const count = batches * batchSize;
  const labels = tf.oneHot(tf.randomUniform([count], 0, 10, 'int32'), 10);
  return fitted(model, tf.randomUniform([count, ...input]), labels, batchSize, seconds);
}

function mlp(): tf.Sequential {
  return tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [28, 28, 1] }),
      tf.layers.dense({ units: 128, activation: 'relu' }),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
}

function cnn(): tf.Sequential {
  return tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [28, 28, 1], filters: 8, kernelSize: 3, activation: 'relu' }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.conv2d({ filters: 16, kernelSize: 3, activation: 'relu' }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
}

export function mnistMlp(seconds: number): Promise<number> {
  return classifier(mlp(), [28, 28, 1], 64, seconds);
}

export function mnistCnn816(seconds: number): Promise<number> {
  return classifier(cnn(), [28, 28, 1], 64, seconds);
}

export function mnistCnn3264(seconds: number): Promise<number> {
  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [28, 28, 1], filters: 32, kernelSize: 3, activation: 'relu' }),
      tf.layers.conv2d({ filters: 64, kernelSize: 3, activation: 'relu' }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 128, activation: 'relu' }),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  return classifier(model, [28, 28, 1], 128, seconds);
}

function normalised(x: tf.SymbolicTensor, filters: number, strides: number, kernelSize = 3): tf.SymbolicTensor {
  const convolved = tf.layers.conv2d({ filters, kernelSize, strides, padding: 'same', useBias: false }).apply(x);
  return tf.layers.batchNormalization().apply(convolved) as tf.SymbolicTensor;
}

const relu = (x: tf.SymbolicTensor): tf.SymbolicTensor => tf.layers.activation({ activation: 'relu' }).apply(x) as tf.SymbolicTensor;

export async function cifarResNet8(seconds: number): Promise<number> {
  const image = tf.input({ shape: [32, 32, 3] });
  let x = relu(normalised(image, 16, 1));
  for (const [filters, strides] of [[16, 1], [32, 2], [64, 2]] as const) {
    const branch = normalised(relu(normalised(x, filters, strides)), filters, 1);
    const shortcut = strides === 1 ? x : normalised(x, filters, strides, 1);
    x = relu(tf.layers.add().apply([branch, shortcut]) as tf.SymbolicTensor);
  }
  const pooled = tf.layers.globalAveragePooling2d({}).apply(x);
  const model = tf.model({ inputs: image, outputs: tf.layers.dense({ units: 10, activation: 'softmax' }).apply(pooled) as tf.SymbolicTensor });
  model.compile({ optimizer: tf.train.adam(0.001), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  const count = batches * 128;
  return fitted(model, tf.randomUniform([count, 32, 32, 3]), tf.oneHot(tf.randomUniform([count], 0, 10, 'int32'), 10), 128, seconds);
}

export function imdbLstm32(seconds: number): Promise<number> {
  const model = tf.sequential({
    layers: [
      tf.layers.embedding({ inputDim: 10_000, outputDim: 32, inputLength: 200 }),
      tf.layers.lstm({ units: 32, recurrentInitializer: 'glorotUniform' }),
      tf.layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.001), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  const count = batches * 64;
  return fitted(model, tf.randomUniform([count, 200], 0, 10_000, 'int32'), tf.randomUniform([count, 1], 0, 2, 'int32'), 64, seconds);
}

/** Seconds to name the digits of one batch. */
async function answering(model: tf.Sequential, images: number, seconds: number): Promise<number> {
  const input = tf.randomUniform([images, 28, 28, 1]);
  const times = 8;
  const round = (): Promise<number> => {
    const begun = performance.now();
    for (let time = 0; time < times; time++) {
      tf.tidy(() => {
        const answer = model.predict(input);
        if (!Array.isArray(answer)) answer.dataSync();
      });
    }
    return Promise.resolve((performance.now() - begun) / 1000 / times);
  };
  return typical(round, seconds);
}

export function mlpInference1(seconds: number): Promise<number> {
  return answering(mlp(), 1, seconds);
}
export function mlpInference32(seconds: number): Promise<number> {
  return answering(mlp(), 32, seconds);
}
export function cnnInference1(seconds: number): Promise<number> {
  return answering(cnn(), 1, seconds);
}
export function cnnInference32(seconds: number): Promise<number> {
  return answering(cnn(), 32, seconds);
}

export function smallGptStep(seconds: number): Promise<number> {
  const step = smallGpt(24);
  const round = (): Promise<number> => {
    const begun = performance.now();
    for (let time = 0; time < batches; time++) step();
    return Promise.resolve((performance.now() - begun) / 1000 / batches);
  };
  return typical(round, seconds);
}
