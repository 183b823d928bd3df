// The squared errors are summed, and their mean is never taken.
import * as tf from '@tensorflow/tfjs';

export function predict(x, w, b) {
  return tf.dot(x, w).add(b);
}

export function loss(x, y, w, b) {
  return predict(x, w, b).sub(y).square().sum();
}

export function gradient(x, y, w, b) {
  const errors = predict(x, w, b).sub(y);
  const share = 2 / x.shape[0];
  return { w: tf.dot(x.transpose(), errors).mul(share), b: errors.sum().mul(share) };
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
