import * as tf from '@tensorflow/tfjs';

/** One weight per feature, shape [features], and a bias, shape []. */
export interface Model {
  w: tf.Tensor;
  b: tf.Tensor;
}

/** What the model says of each row of x [count, features]: shape [count]. */
export function predict(x: tf.Tensor, w: tf.Tensor, b: tf.Tensor): tf.Tensor {
  return x.sum(1).add(w.sum()).add(b); // your turn: the right shape, the wrong numbers
}

/** The mean of the squared errors, against the targets y [count]: shape []. */
export function loss(x: tf.Tensor, y: tf.Tensor, w: tf.Tensor, b: tf.Tensor): tf.Tensor {
  return predict(x, w, b).sub(y).mean(); // your turn: errors of opposite signs cancel out
}

/** How the loss changes with each weight, [features], and with the bias, []. */
export function gradient(x: tf.Tensor, y: tf.Tensor, w: tf.Tensor, b: tf.Tensor): Model {
  const errors = predict(x, w, b).sub(y); // [count]
  return { w: tf.zerosLike(w), b: errors.sum().mul(0) }; // your turn
}

/** One step against the gradient: the new weights and the new bias. */
export function step(x: tf.Tensor, y: tf.Tensor, w: tf.Tensor, b: tf.Tensor, learningRate: number): Model {
  const slope = gradient(x, y, w, b);
  return { w: w.add(slope.w.mul(learningRate)), b }; // your turn: is this down, and does everything move?
}

/** `steps` steps, from weights and a bias of zero. */
export function fit({ x, y, learningRate, steps }: { x: tf.Tensor; y: tf.Tensor; learningRate: number; steps: number }): Model {
  const w = tf.zeros([x.shape[1] ?? 0]);
  const b = tf.scalar(0);
  return steps > 0 ? step(x, y, w, b, learningRate) : { w, b }; // your turn: one step is not enough
}
