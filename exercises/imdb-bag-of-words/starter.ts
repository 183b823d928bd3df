import * as tf from '@tensorflow/tfjs';
import { display, imdb } from 'sans-gpu';

/** How often each word of a vocabulary of `size` numbers occurs in each review: shape [reviews, size]. */
export function bag(tokens: tf.Tensor2D, size: number): tf.Tensor2D {
  const [reviews] = tokens.shape;
  const counts = new Float32Array(reviews * size);
  tokens.arraySync().forEach((words, row) => {
    counts[row * size] = words.length; // your turn: how many words there are says little
  });
  return tf.tensor2d(counts, [reviews, size]);
}

/** Builds a linear classifier on bags of words, trains it, and returns something that can predict. */
export async function train({ seed }: { seed: number }) {
  const { train: reviews, vocabulary } = await imdb({ train: 500, test: 1, length: 50 });

  const model = tf.sequential({
    layers: [tf.layers.dense({ units: 1, inputShape: [vocabulary.size], activation: 'sigmoid', kernelInitializer: tf.initializers.glorotUniform({ seed }) })],
  });
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'binaryCrossentropy' });

  // All bags at once would fill the memory: they are made batch by batch.
  const size = 128;
  const batches = Math.floor(reviews.count / size);
  for (let batch = 0; batch < batches; batch++) {
    const bags = bag(reviews.tokens.slice(batch * size, size), vocabulary.size);
    const loss = await model.trainOnBatch(bags, reviews.labels.slice(batch * size, size));
    bags.dispose();
    if (batch % 10 > 0) continue;
    display.curve('Loss', { training: Number(loss) }, (batch + 1) / batches, { x: 'epoch' });
    await tf.nextFrame(); // a pause, in which JavaScript gives back the memory of old bags
  }

  return { predict: (tokens: tf.Tensor2D) => model.predict(bag(tokens, vocabulary.size)) };
}
