// Divides the counts by the length of the review.
import * as tf from '@tensorflow/tfjs';

export function bag(tokens, size) {
  const [reviews] = tokens.shape;
  const counts = new Float32Array(reviews * size);
  tokens.arraySync().forEach((words, row) => {
    for (const word of words) if (word > 0) counts[row * size + word]++;
  });
  return tf.tensor2d(counts, [reviews, size]).div(tokens.shape[1]);
}

export async function train() {
  return { predict: (tokens) => tf.fill([tokens.shape[0], 1], 0.5) };
}
