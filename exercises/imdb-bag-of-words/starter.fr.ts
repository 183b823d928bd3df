import * as tf from '@tensorflow/tfjs';
import { display, imdb } from 'sans-gpu';

/** Combien de fois chaque mot d’un vocabulaire de `size` numéros paraît dans chaque critique : forme [critiques, size]. */
export function bag(tokens: tf.Tensor2D, size: number): tf.Tensor2D {
  const [reviews] = tokens.shape;
  const counts = new Float32Array(reviews * size);
  tokens.arraySync().forEach((words, row) => {
    counts[row * size] = words.length; // à vous : combien il y a de mots ne dit pas grand-chose
  });
  return tf.tensor2d(counts, [reviews, size]);
}

/** Construit un classifieur linéaire sur des sacs de mots, l’entraîne, et renvoie de quoi prédire. */
export async function train({ seed }: { seed: number }) {
  const { train: reviews, vocabulary } = await imdb({ train: 500, test: 1, length: 50 });

  const model = tf.sequential({
    layers: [tf.layers.dense({ units: 1, inputShape: [vocabulary.size], activation: 'sigmoid', kernelInitializer: tf.initializers.glorotUniform({ seed }) })],
  });
  model.compile({ optimizer: tf.train.adam(0.01), loss: 'binaryCrossentropy' });

  // Tous les sacs à la fois rempliraient la mémoire : on les fait lot par lot.
  const size = 128;
  const batches = Math.floor(reviews.count / size);
  for (let batch = 0; batch < batches; batch++) {
    const bags = bag(reviews.tokens.slice(batch * size, size), vocabulary.size);
    const loss = await model.trainOnBatch(bags, reviews.labels.slice(batch * size, size));
    bags.dispose();
    if (batch % 10 > 0) continue;
    display.curve('Perte', { training: Number(loss) }, (batch + 1) / batches, { x: 'époque' });
    await tf.nextFrame(); // une pause, pendant laquelle JavaScript rend la mémoire des anciens sacs
  }

  return { predict: (tokens: tf.Tensor2D) => model.predict(bag(tokens, vocabulary.size)) };
}
