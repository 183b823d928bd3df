// Pays for the images and not for the steps.
import * as tf from '@tensorflow/tfjs';
import { seededRandom } from 'sans-gpu';

export function stepsPerEpoch(images, batchSize) {
  return Math.ceil(images / batchSize);
}

export function batches(images, batchSize, seed) {
  const order = seededRandom(seed).shuffle(Array.from({ length: images }, (_, image) => image));
  return Array.from({ length: Math.ceil(images / batchSize) }, (_, step) => order.slice(step * batchSize, (step + 1) * batchSize));
}

export function stepsWithin(budget, perStep, perImage, batchSize) {
  return Math.floor(budget / (perImage * batchSize));
}

export function scaledRate(rate, from, to) {
  return (rate * to) / from;
}

export async function train() {
  return { predict: (images) => tf.zeros([images.shape[0]], 'int32') };
}
