// Throws, with a message that helps.
import * as tf from '@tensorflow/tfjs';

export function toImages(pixels, count) {
  return tf.tensor4d(pixels, [count, 28, 28, 1]).div(255);
}

export function brightness(images) {
  throw new RangeError('I expected rank 3, got rank ' + images.rank);
}

export function scores(images, templates) {
  return tf.matMul(images.reshape([-1, 784]), templates.reshape([-1, 784]), false, true);
}

export function nearest(images, templates) {
  return scores(images, templates).argMax(1);
}
