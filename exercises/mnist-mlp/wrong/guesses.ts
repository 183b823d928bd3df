// Draws its answers.
import * as tf from '@tensorflow/tfjs';

export async function train() {
  return { predict: (images) => tf.randomUniform([images.shape[0], 10]) };
}
