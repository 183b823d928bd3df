// Pixels stay between 0 and 255.
import * as tf from '@tensorflow/tfjs';

export function toImages(pixels, count) {
  return tf.tensor4d(pixels, [count, 28, 28, 1]);
}

export function brightness(images) {
  return images.mean([1, 2, 3]);
}

export function scores(images, templates) {
  return tf.matMul(images.reshape([-1, 784]), templates.reshape([-1, 784]), false, true);
}

export function nearest(images, templates) {
  return scores(images, templates).argMax(1);
}
