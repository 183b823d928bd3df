import * as tf from '@tensorflow/tfjs';
import { display, imdb } from 'sans-gpu';

export function bag(tokens: tf.Tensor2D, size: number): tf.Tensor2D {
  const [reviews] = tokens.shape;
  const counts = new Float32Array(reviews * size);
  tokens.arraySync().forEach((words, row) => {
    for (const word of words) {
      const place = row * size + word;
      if (word !== 0) counts[place] = (counts[place] ?? 0) + 1; // 0 ne fait que remplir la ligne
    }
  });
  return tf.tensor2d(counts, [reviews, size]);
}

export async function train({ seed }: { seed: number }) {
  const { train: reviews, vocabulary } = await imdb({ test: 1, length: 250 });

  // Le dixième « very » en dit moins que le premier : un logarithme croît de moins en moins vite.
  const features = (tokens: tf.Tensor2D) => tf.tidy(() => bag(tokens, vocabulary.size).log1p());

  // Un poids par mot, et rien de caché : un classifieur linéaire.
  const model = tf.sequential({
    layers: [tf.layers.dense({ units: 1, inputShape: [vocabulary.size], activation: 'sigmoid', kernelInitializer: tf.initializers.glorotUniform({ seed }) })],
  });
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'binaryCrossentropy' });

  // Tous les sacs à la fois rempliraient la mémoire : on les fait lot par lot.
  const size = 128;
  const batches = Math.floor(reviews.count / size);
  for (let batch = 0; batch < batches; batch++) {
    const bags = features(reviews.tokens.slice(batch * size, size));
    const loss = await model.trainOnBatch(bags, reviews.labels.slice(batch * size, size));
    bags.dispose();
    if (batch % 10 > 0) continue;
    display.curve('Perte', { training: Number(loss) }, (batch + 1) / batches, { x: 'époque' });
    await tf.nextFrame(); // une pause, pendant laquelle JavaScript rend la mémoire des anciens sacs
  }

  return { predict: (tokens: tf.Tensor2D) => model.predict(features(tokens)) };
}
