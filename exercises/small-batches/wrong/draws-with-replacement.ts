// Draws each batch from all images, so that some come twice and others never.
import * as tf from '@tensorflow/tfjs';
import { seededRandom } from 'sans-gpu';

export function stepsPerEpoch(images, batchSize) {
  return Math.ceil(images / batchSize);
}

export function batches(images, batchSize, seed) {
  const random = seededRandom(seed);
  return Array.from({ length: Math.ceil(images / batchSize) }, (_, step) => Array.from({ length: Math.min(batchSize, images - step * batchSize) }, () => random.integer(images)));
}

export function stepsWithin(budget, perStep, perImage, batchSize) {
  return Math.floor(budget / (perStep + perImage * batchSize));
}

export function scaledRate(rate, from, to) {
  return (rate * to) / from;
}

export async function train() {
  return { predict: (images) => tf.zeros([images.shape[0]], 'int32') };
}
