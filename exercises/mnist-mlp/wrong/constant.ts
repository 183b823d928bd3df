// Answers 1 to everything: the most frequent digit.
import * as tf from '@tensorflow/tfjs';

export async function train() {
  return { predict: (images) => tf.ones([images.shape[0]], 'int32') };
}
