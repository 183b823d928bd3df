// Exécuter lance ce fichier. Changez-le à votre guise : seul answer.ts est vérifié.
import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';
import { dequantize, quantize, read, train } from './answer';

// Six poids, aller et retour.
const some = Float32Array.from([-0.37, -0.1, 0, 0.05, 0.8, 1.41]);
const bytes = quantize(some, 1);
const back = dequantize(bytes);
display.table(
  `Pas ${bytes.scales[0].toFixed(5)}, zéro en ${bytes.zeroPoints[0]}`,
  Array.from(some, (weight, at) => ({ 'poids': Number(weight.toFixed(4)), 'octet': bytes.values[at], 'retour': Number(back[at].toFixed(4)) })),
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
display.table('Le même réseau', [
  { 'bits': 32, 'poids, ko': Math.round((4 * (hidden.size + output.size)) / 1000), 'juste, %': rightIn(before) },
  { 'bits': 8, 'poids, ko': Math.round((sizeOf(network.hidden) + sizeOf(network.output)) / 1000), 'juste, %': rightIn(read(network, test.images)) },
]);
