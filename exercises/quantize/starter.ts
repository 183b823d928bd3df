import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';

/** A matrix in bytes: one for each weight, row after row; for each row, the length of a step and the byte that means zero. */
export interface Bytes { values: Uint8Array; scales: Float32Array; zeroPoints: Uint8Array }
/** A network in bytes. Its matrices have one row for each unit. */
export interface Network { hidden: Bytes; hiddenBias: Float32Array; output: Bytes; outputBias: Float32Array }

/** Brings a matrix of `rows` rows to one byte for each weight. */
export function quantize(weights: Float32Array, rows: number): Bytes {
  // Your turn: one scale for all of it, and only for weights from 0 to 1.
  return { values: Uint8Array.from(weights, (weight) => weight * 255), scales: new Float32Array(rows).fill(1 / 255), zeroPoints: new Uint8Array(rows) };
}

/** The weights that the bytes stand for, row after row. */
export function dequantize({ values, scales, zeroPoints }: Bytes): Float32Array {
  const [scale = 1] = scales;
  const [zeroPoint = 0] = zeroPoints;
  return Float32Array.from(values, (value) => value * scale - zeroPoint); // your turn: one row for all, and one of the two comes too late
}

/** The scores of images [n, 28, 28, 1], shape [n, 10]: a dense layer with relu, then one without. */
export function read(network: Network, images: tf.Tensor4D): tf.Tensor {
  return tf.zeros([images.shape[0], 10]).add(network.outputBias); // your turn: the last bias, and nothing else
}

/** Trains a network in 32 bits. Nothing is missing here. */
export async function train({ seed }: { seed: number }) {
  const digits = await mnist({ train: 10_000, test: 100 });
  const model = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [28, 28, 1] }),
      tf.layers.dense({ units: 64, activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed }) }),
      tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 1 }) }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.003), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  await model.fit(digits.train.images, tf.oneHot(digits.train.labels, 10), { epochs: 2, batchSize: 64, callbacks: display.training() });

  const [hidden, hiddenBias, output, outputBias] = model.getWeights() as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
  return { hidden: hidden.transpose(), hiddenBias, output: output.transpose(), outputBias };
}
