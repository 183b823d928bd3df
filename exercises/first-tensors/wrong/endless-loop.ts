// A loop that never ends.
import * as tf from '@tensorflow/tfjs';

export function toImages(pixels, count) {
  return tf.tensor4d(pixels, [count, 28, 28, 1]).div(255);
}

export function brightness(images) {
  let sum = 0;
  while (sum >= 0) sum += 1 / (sum + 1);
  return images.mean([1, 2, 3]);
}

export function scores(images, templates) {
  return tf.matMul(images.reshape([-1, 784]), templates.reshape([-1, 784]), false, true);
}

export function nearest(images, templates) {
  return scores(images, templates).argMax(1);
}
