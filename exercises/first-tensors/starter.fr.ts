import * as tf from '@tensorflow/tfjs';

/** Une simple liste de pixels (0 à 255) changée en images : forme [count, 28, 28, 1], valeurs de 0 à 1. */
export function toImages(pixels: number[], count: number): tf.Tensor {
  return tf.tensor1d(pixels.slice(0, count * 784)); // à vous : c’est encore une simple liste
}

/** Le pixel moyen de chaque image : forme [count]. */
export function brightness(images: tf.Tensor): tf.Tensor {
  return images.mean(); // un seul nombre pour toutes les images : pas encore
}

/** Chaque image face à chaque gabarit [classes, 28, 28, 1] : forme [count, classes]. */
export function scores(images: tf.Tensor, templates: tf.Tensor): tf.Tensor {
  return tf.zeros([images.shape[0], templates.shape[0]]); // à vous
}

/** Pour chaque image, le gabarit au score le plus haut : forme [count]. */
export function nearest(images: tf.Tensor, templates: tf.Tensor): tf.Tensor {
  return scores(images, templates).sum(1); // à vous
}
