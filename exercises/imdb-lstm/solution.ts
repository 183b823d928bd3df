import * as tf from '@tensorflow/tfjs';
import { display, imdb } from 'sans-gpu';

/** Enough of a review to know what it thinks: people say it at the end. */
const length = 120;

export function lastWords(tokens: tf.Tensor2D, length: number): tf.Tensor2D {
  const [, words] = tokens.shape;
  if (words < length) return tokens.pad([[0, 0], [length - words, 0]]); // zeros on the left
  return tokens.slice([0, words - length], [-1, length]);
}

export async function train({ seed }: { seed: number }) {
  const { train: reviews, vocabulary } = await imdb({ test: 1 });

  const model = tf.sequential({
    layers: [
      tf.layers.embedding({ inputDim: vocabulary.size, outputDim: 16, inputLength: length, embeddingsInitializer: tf.initializers.randomUniform({ minval: -0.05, maxval: 0.05, seed }) }), // [length, 16]
      tf.layers.lstm({ units: 16, kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 1 }), recurrentInitializer: tf.initializers.orthogonal({ seed: seed + 2 }) }), // [16], after the last word
      tf.layers.dense({ units: 1, activation: 'sigmoid', kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 3 }) }),
    ],
  });
  // The first two passes find the way; the last, with small steps, repairs what a large one spoilt just before.
  const words = lastWords(reviews.tokens, length);
  for (const { rate, epochs } of [{ rate: 0.003, epochs: 2 }, { rate: 0.0005, epochs: 1 }]) {
    model.compile({ optimizer: tf.train.adam(rate), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
    await model.fit(words, reviews.labels, { epochs, batchSize: 64, callbacks: display.training() });
  }

  return { predict: (tokens: tf.Tensor2D) => model.predict(lastWords(tokens, length)) };
}
