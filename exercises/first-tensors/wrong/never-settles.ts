// A promise that is never kept.
import * as tf from '@tensorflow/tfjs';

export function toImages(pixels, count) {
  return tf.tensor4d(pixels, [count, 28, 28, 1]).div(255);
}

export function brightness(images) {
  return images.mean([1, 2, 3]);
}

export function scores() {
  return new Promise(() => {});
}

export function nearest(images) {
  return tf.zeros([images.shape[0]], 'int32');
}
