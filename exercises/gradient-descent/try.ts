// Run executes this file. Change it as you like: only answer.ts is checked.
import * as tf from '@tensorflow/tfjs';
import { display, seededRandom } from 'sans-gpu';
import { fit, gradient, loss } from './answer';

// Points around a plane: y = 2 · x₁ − 1 · x₂ + 0.5, and a little noise.
const random = seededRandom(1);
const count = 100;
const rows = Array.from({ length: count }, () => [random.normal(), random.normal()]);
const x = tf.tensor2d(rows);
const y = tf.tensor1d(rows.map(([a, b]) => 2 * a - b + 0.5 + 0.2 * random.normal()));

const learningRate = 0.1;
for (const steps of [0, 1, 2, 5, 10, 20, 40]) {
  const { w, b } = fit({ x, y, learningRate, steps });
  display.curve('Loss', { loss: loss(x, y, w, b).dataSync()[0] }, steps, { x: 'steps' });
}

const { w, b } = fit({ x, y, learningRate, steps: 40 });
const [w1, w2] = w.dataSync();
display.table('After 40 steps', [
  { '': 'yours', 'w₁': w1.toFixed(2), 'w₂': w2.toFixed(2), b: b.dataSync()[0].toFixed(2) },
  { '': 'drawn from', 'w₁': '2.00', 'w₂': '-1.00', b: '0.50' },
]);

// Is the gradient right? Nudge one weight, and see how the loss answers.
const at = tf.tensor1d([0.3, 0.3]);
const zero = tf.scalar(0);
const nudge = 0.01;
const [up, down] = [nudge, -nudge].map((by) => loss(x, y, at.add(tf.tensor1d([by, 0])), zero).dataSync()[0]);
display.text(`Slope along w₁: ${((up - down) / (2 * nudge)).toFixed(2)} by nudging, ${gradient(x, y, at, zero).w.dataSync()[0].toFixed(2)} by your gradient`);
