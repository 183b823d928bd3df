// Gives a share after every word instead of after the last.
import * as tf from '@tensorflow/tfjs';

import { imdb } from 'sans-gpu';

export function lastWords(tokens, length) {
  const missing = Math.max(0, length - tokens.shape[1]);
  const padded = tokens.pad([[0, 0], [missing, 0]]);
  return padded.slice([0, padded.shape[1] - length], [-1, length]);
}

export async function train({ seed }) {
  const length = 20;
  const { train: reviews, vocabulary } = await imdb({ train: 256, test: 1 });
  const model = tf.sequential({
    layers: [
      tf.layers.embedding({ inputDim: vocabulary.size, outputDim: 8, inputLength: length, embeddingsInitializer: tf.initializers.randomUniform({ minval: -0.05, maxval: 0.05, seed }) }),
      tf.layers.lstm({ units: 8, returnSequences: true, kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 2 }), recurrentInitializer: tf.initializers.orthogonal({ seed: seed + 3 }) }),
      tf.layers.dense({ units: 1, activation: 'sigmoid', kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 1 }) }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.003), loss: 'binaryCrossentropy' });
  await model.fit(lastWords(reviews.tokens, length), reviews.labels, { epochs: 1, batchSize: 64 });
  return { predict: (tokens) => model.predict(lastWords(tokens, length)) };
}
