import * as tf from '@tensorflow/tfjs';

export function toImages(pixels: number[], count: number): tf.Tensor {
  return tf.tensor4d(pixels, [count, 28, 28, 1]).div(255);
}

export function brightness(images: tf.Tensor): tf.Tensor {
  return images.mean([1, 2, 3]); // [count]: every axis but the first is averaged away
}

export function scores(images: tf.Tensor, templates: tf.Tensor): tf.Tensor {
  const flatImages = images.reshape<tf.Tensor2D>([-1, 784]); // [count, 784]
  const flatTemplates = templates.reshape<tf.Tensor2D>([-1, 784]); // [classes, 784]
  return tf.matMul(flatImages, flatTemplates, false, true); // [count, classes]
}

export function nearest(images: tf.Tensor, templates: tf.Tensor): tf.Tensor {
  return scores(images, templates).argMax(1); // [count]
}
