// Adds all reviews of a batch up in the first row.
import * as tf from '@tensorflow/tfjs';

export function bag(tokens, size) {
  const [reviews] = tokens.shape;
  const counts = new Float32Array(reviews * size);
  tokens.arraySync().forEach((words, row) => {
    for (const word of words) if (word > 0) counts[word]++;
  });
  return tf.tensor2d(counts, [reviews, size]);
}

export async function train() {
  return { predict: (tokens) => tf.fill([tokens.shape[0], 1], 0.5) };
}
