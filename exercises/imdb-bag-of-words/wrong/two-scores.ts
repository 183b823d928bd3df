// Gives a score for each of the two classes.
import * as tf from '@tensorflow/tfjs';

export function bag(tokens, size) {
  const [reviews] = tokens.shape;
  const counts = new Float32Array(reviews * size);
  tokens.arraySync().forEach((words, row) => {
    for (const word of words) if (word > 0) counts[row * size + word]++;
  });
  return tf.tensor2d(counts, [reviews, size]);
}

export async function train() {
  return { predict: (tokens) => tf.softmax(tf.zeros([tokens.shape[0], 2])) };
}
