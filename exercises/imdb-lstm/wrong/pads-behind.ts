// Puts the zeros behind a short review.
import * as tf from '@tensorflow/tfjs';

export function lastWords(tokens, length) {
  const missing = Math.max(0, length - tokens.shape[1]);
  const padded = tokens.pad([[0, 0], [0, missing]]);
  return padded.slice([0, padded.shape[1] - length], [-1, length]);
}

export async function train() {
  return { predict: (tokens) => tf.fill([tokens.shape[0], 1], 0.5) };
}
