// Leaves out the last word.
import * as tf from '@tensorflow/tfjs';

export function lastWords(tokens, length) {
  const shifted = tokens.pad([[0, 0], [length + 1, 0]]);
  return shifted.slice([0, shifted.shape[1] - length - 1], [-1, length]);
}

export async function train() {
  return { predict: (tokens) => tf.fill([tokens.shape[0], 1], 0.5) };
}
