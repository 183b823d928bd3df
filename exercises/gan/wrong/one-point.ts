// Gives the same point whatever the noise: the mean of those it was given.
import * as tf from '@tensorflow/tfjs';

export async function train({ points }) {
  const middle = points.mean(0, true);
  return { generate: (noise) => middle.tile([noise.shape[0], 1]) };
}
