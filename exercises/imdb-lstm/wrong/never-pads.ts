// Cannot lengthen a short review.
import * as tf from '@tensorflow/tfjs';

export function lastWords(tokens, length) {
  return tokens.slice([0, Math.max(0, tokens.shape[1] - length)], [-1, -1]);
}

export async function train() {
  return { predict: (tokens) => tf.fill([tokens.shape[0], 1], 0.5) };
}
