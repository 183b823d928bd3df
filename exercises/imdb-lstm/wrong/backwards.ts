// Takes the last words, the very last one first.
import * as tf from '@tensorflow/tfjs';

export function lastWords(tokens, length) {
  const missing = Math.max(0, length - tokens.shape[1]);
  return tokens.reverse(1).slice([0, 0], [-1, length - missing]).pad([[0, 0], [missing, 0]]);
}

export async function train() {
  return { predict: (tokens) => tf.fill([tokens.shape[0], 1], 0.5) };
}
