import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';

export interface Bytes { values: Uint8Array; scales: Float32Array; zeroPoints: Uint8Array }
export interface Network { hidden: Bytes; hiddenBias: Float32Array; output: Bytes; outputBias: Float32Array }

export function quantize(weights: Float32Array, rows: number): Bytes {
  const columns = weights.length / rows;
  const bytes = { values: new Uint8Array(weights.length), scales: new Float32Array(rows), zeroPoints: new Uint8Array(rows) };
  for (let row = 0; row < rows; row++) {
    const own = weights.subarray(row * columns, (row + 1) * columns);
    // Zero belongs to the range, or it could not be one of its steps.
    const [least, most] = [Math.min(0, ...own), Math.max(0, ...own)];
    const scale = (most - least) / 255 || 1; // a row of zeros: any scale will do
    const zeroPoint = Math.round(-least / scale);
    bytes.scales[row] = scale;
    bytes.zeroPoints[row] = zeroPoint;
    // A Uint8Array would wrap 256 around to 0.
    own.forEach((weight, at) => (bytes.values[row * columns + at] = Math.min(255, Math.max(0, Math.round(weight / scale) + zeroPoint))));
  }
  return bytes;
}

export function dequantize({ values, scales, zeroPoints }: Bytes): Float32Array {
  const columns = values.length / scales.length;
  return Float32Array.from(values, (value, at) => {
    const row = Math.floor(at / columns);
    return (value - (zeroPoints[row] ?? 0)) * (scales[row] ?? 1);
  });
}

export function read({ hidden, hiddenBias, output, outputBias }: Network, images: tf.Tensor4D): tf.Tensor2D {
  // A matrix has one row for each unit, so it is transposed on the way: [n, 784] by [784, units].
  const dense = (inputs: tf.Tensor2D, bytes: Bytes, bias: Float32Array): tf.Tensor2D =>
    tf.matMul(inputs, tf.tensor2d(dequantize(bytes), [bias.length, inputs.shape[1]]), false, true).add(bias);
  return dense(dense(images.reshape([-1, 784]), hidden, hiddenBias).relu(), output, outputBias);
}

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
