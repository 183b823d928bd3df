// Decides on a whole list, and returns no function.
import * as tf from '@tensorflow/tfjs';

export function watch(losses, patience) {
  return { improved: false, stop: losses.length > patience };
}

export async function train() {
  return { losses: () => [], predict: (images) => tf.zeros([images.shape[0], 10]) };
}
