// Run executes this file. Change it as you like: only answer.ts is checked.
import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';
import { dequantize, quantize, read, train } from './answer';

// Six weights, there and back.
const some = Float32Array.from([-0.37, -0.1, 0, 0.05, 0.8, 1.41]);
const bytes = quantize(some, 1);
const back = dequantize(bytes);
display.table(
  `Step ${bytes.scales[0].toFixed(5)}, zero at ${bytes.zeroPoints[0]}`,
  Array.from(some, (weight, at) => ({ 'weight': Number(weight.toFixed(4)), 'byte': bytes.values[at], 'back': Number(back[at].toFixed(4)) })),
);

const { hidden, hiddenBias, output, outputBias } = await train({ seed: 1 });
const weightsOf = (matrix: tf.Tensor) => matrix.dataSync() as Float32Array;
const { test } = await mnist({ train: 1, test: 2000 });
const network = {
  hidden: quantize(weightsOf(hidden), hidden.shape[0]),
  hiddenBias: weightsOf(hiddenBias),
  output: quantize(weightsOf(output), output.shape[0]),
  outputBias: weightsOf(outputBias),
};
const before = tf.matMul(tf.matMul(test.images.reshape([-1, 784]), hidden as tf.Tensor2D, false, true).add(hiddenBias).relu(), output as tf.Tensor2D, false, true).add(outputBias);
const rightIn = (scores: tf.Tensor) => Number((scores.argMax(1).equal(test.labels).mean().dataSync()[0] * 100).toFixed(1));
const sizeOf = ({ values, scales, zeroPoints }: typeof bytes) => values.byteLength + scales.byteLength + zeroPoints.byteLength;
display.table('The same network', [
  { 'bits': 32, 'weights, kB': Math.round((4 * (hidden.size + output.size)) / 1000), 'right, %': rightIn(before) },
  { 'bits': 8, 'weights, kB': Math.round((sizeOf(network.hidden) + sizeOf(network.output)) / 1000), 'right, %': rightIn(read(network, test.images)) },
]);
