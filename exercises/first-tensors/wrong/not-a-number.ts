// Divides by the sum of the image and gets 0 / 0 for a black one.
import * as tf from '@tensorflow/tfjs';

export function toImages(pixels, count) {
  return tf.tensor4d(pixels, [count, 28, 28, 1]).div(255);
}

export function brightness(images) {
  return images.sum([1, 2, 3]).div(images.mul(0).sum([1, 2, 3]));
}

export function scores(images, templates) {
  return tf.matMul(images.reshape([-1, 784]), templates.reshape([-1, 784]), false, true);
}

export function nearest(images, templates) {
  return scores(images, templates).argMax(1);
}
