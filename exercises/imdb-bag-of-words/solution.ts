import * as tf from '@tensorflow/tfjs';
import { display, imdb } from 'sans-gpu';

export function bag(tokens: tf.Tensor2D, size: number): tf.Tensor2D {
  const [reviews] = tokens.shape;
  const counts = new Float32Array(reviews * size);
  tokens.arraySync().forEach((words, row) => {
    for (const word of words) {
      const place = row * size + word;
      if (word !== 0) counts[place] = (counts[place] ?? 0) + 1; // 0 only fills the row
    }
  });
  return tf.tensor2d(counts, [reviews, size]);
}

export async function train({ seed }: { seed: number }) {
  const { train: reviews, vocabulary } = await imdb({ test: 1, length: 250 });

  // The tenth "very" says less than the first: a logarithm grows more and more slowly.
  const features = (tokens: tf.Tensor2D) => tf.tidy(() => bag(tokens, vocabulary.size).log1p());

  // One weight for each word, and nothing hidden: a linear classifier.
  const model = tf.sequential({
    layers: [tf.layers.dense({ units: 1, inputShape: [vocabulary.size], activation: 'sigmoid', kernelInitializer: tf.initializers.glorotUniform({ seed }) })],
  });
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'binaryCrossentropy' });

  // All bags at once would fill the memory: they are made batch by batch.
  const size = 128;
  const batches = Math.floor(reviews.count / size);
  for (let batch = 0; batch < batches; batch++) {
    const bags = features(reviews.tokens.slice(batch * size, size));
    const loss = await model.trainOnBatch(bags, reviews.labels.slice(batch * size, size));
    bags.dispose();
    if (batch % 10 > 0) continue;
    display.curve('Loss', { training: Number(loss) }, (batch + 1) / batches, { x: 'epoch' });
    await tf.nextFrame(); // a pause, in which JavaScript gives back the memory of old bags
  }

  return { predict: (tokens: tf.Tensor2D) => model.predict(features(tokens)) };
}
