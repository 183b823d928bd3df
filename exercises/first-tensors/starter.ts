import * as tf from '@tensorflow/tfjs';

/** A flat list of pixels (0 to 255) as images: shape [count, 28, 28, 1], values from 0 to 1. */
export function toImages(pixels: number[], count: number): tf.Tensor {
  return tf.tensor1d(pixels.slice(0, count * 784)); // your turn: still a flat list
}

/** The mean pixel of each image: shape [count]. */
export function brightness(images: tf.Tensor): tf.Tensor {
  return images.mean(); // one number for all images: not there yet
}

/** Every image against every template [classes, 28, 28, 1]: shape [count, classes]. */
export function scores(images: tf.Tensor, templates: tf.Tensor): tf.Tensor {
  return tf.zeros([images.shape[0], templates.shape[0]]); // your turn
}

/** For each image, the template with the highest score: shape [count]. */
export function nearest(images: tf.Tensor, templates: tf.Tensor): tf.Tensor {
  return scores(images, templates).sum(1); // your turn
}
