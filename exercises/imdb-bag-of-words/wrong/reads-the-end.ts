// Keeps the end of each review only, so that the order of the words counts.
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

export async function train({ seed }) {
  const { train: reviews, vocabulary } = await imdb({ train: 2560, test: 1 });
  const features = (tokens) => tf.tidy(() => bag(tokens.slice([0, Math.max(0, tokens.shape[1] - 30)], [-1, -1]), vocabulary.size));
  const model = tf.sequential({
    layers: [tf.layers.dense({ units: 1, inputShape: [vocabulary.size], activation: 'sigmoid', kernelInitializer: tf.initializers.glorotUniform({ seed }) })],
  });
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'binaryCrossentropy' });
  for (let start = 0; start + 64 <= reviews.count; start += 64) {
    const bags = features(reviews.tokens.slice([start, 0], [64, -1]));
    await model.trainOnBatch(bags, reviews.labels.slice(start, 64));
    bags.dispose();
    await tf.nextFrame();
  }
  return { predict: (tokens) => model.predict(features(tokens)) };
}
