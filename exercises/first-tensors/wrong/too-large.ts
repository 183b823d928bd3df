// Answers with far more data than was asked for.
import * as tf from '@tensorflow/tfjs';

export function toImages(pixels, count) {
  return Array.from({ length: 9_000_000 }, () => count);
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
