// Works for one image only.
import * as tf from '@tensorflow/tfjs';

export function toImages(pixels) {
  return tf.tensor4d(pixels.slice(0, 784), [1, 28, 28, 1]).div(255);
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
