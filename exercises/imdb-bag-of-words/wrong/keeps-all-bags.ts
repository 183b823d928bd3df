// Makes the bags of all reviews first and keeps them.
import * as tf from '@tensorflow/tfjs';

import { imdb } from 'sans-gpu';

export function bag(tokens, size) {
  const [reviews] = tokens.shape;
  const counts = new Float32Array(reviews * size);
  tokens.arraySync().forEach((words, row) => {
    for (const word of words) if (word > 0) counts[row * size + word]++;
  });
  return tf.tensor2d(counts, [reviews, size]);
}

export async function train() {
  const { train: reviews, vocabulary } = await imdb({ test: 1 });
  const bags = [];
  for (let pass = 0; ; pass++) {
    for (let start = 0; start + 64 <= reviews.count; start += 64) bags.push(bag(reviews.tokens.slice(start, 64), vocabulary.size));
  }
}
