// Run executes this file. Change it as you like: only answer.ts is checked.
import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';
import { forward, gradients, loss, train } from './answer';

// Your gradients against those of automatic differentiation, on a small batch.
const x = tf.randomNormal([5, 4], 0, 1, 'float32', 1);
const y = tf.oneHot(tf.tensor1d([0, 2, 1, 2, 0], 'int32'), 3);
const weights = {
  w1: tf.randomNormal([4, 6], 0, 1, 'float32', 2),
  b1: tf.randomNormal([6], 0, 1, 'float32', 3),
  w2: tf.randomNormal([6, 3], 0, 1, 'float32', 4),
  b2: tf.randomNormal([3], 0, 1, 'float32', 5),
};
const names = Object.keys(weights);
const lossOf = (w1, b1, w2, b2) => loss(forward(x, { w1, b1, w2, b2 }).scores, y);
const automatic = tf.grads(lossOf)(Object.values(weights));
const yours = gradients(x, y, weights);
display.table('Your gradients and automatic ones', names.map((name, at) => ({
  weights: name,
  shape: `[${yours[name].shape.join(', ')}]`,
  'largest gap': yours[name].sub(automatic[at]).abs().max().dataSync()[0].toFixed(5),
})));

const { predict } = await train({ seed: 1 });
const { test } = await mnist({ train: 1, test: 1000 });
const guesses = predict(test.images).argMax(1);
display.text(`Right on ${((await guesses.equal(test.labels).mean().data())[0] * 100).toFixed(1)} % of ${test.count} test digits`);
