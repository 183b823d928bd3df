import * as tf from '@tensorflow/tfjs';
import { display, mnist, seededRandom } from 'sans-gpu';

/** Les mises à jour d’une époque : un par lot. */
export function stepsPerEpoch(images: number, batchSize: number): number {
  return Math.floor(images / batchSize); // à vous : chaque image a-t-elle son tour ?
}

/** Les numéros des images de chaque lot d’une époque, dans un ordre que `seed` décide. */
export function batches(images: number, batchSize: number, seed: number): number[][] {
  const random = seededRandom(seed); // random.shuffle(liste) donne une copie mélangée
  return [Array.from({ length: batchSize }, () => random.integer(images))]; // à vous : un seul lot, tiré n’importe comment
}

/** Les mises à jour que paient `budget` microsecondes, quand chacune coûte `perStep`, et `perImage` pour chaque image de son lot. */
export function stepsWithin(budget: number, perStep: number, perImage: number, batchSize: number): number {
  return budget / ((perStep + perImage) * batchSize); // à vous : est-ce là le prix d’une mise à jour ?
}

/** Le taux d’apprentissage pour des lots de `to` images, quand `rate` convient à des lots de `from`. */
export function scaledRate(rate: number, from: number, to: number): number {
  return rate * (to - from); // à vous : si le lot est multiplié par un facteur, que fait le taux ?
}

/** Entraîne un réseau dans le budget, et renvoie de quoi prédire. */
export async function train({ seed }: { seed: number }) {
  const digits = await mnist({ train: 20_000, test: 100 });

  const model = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [28, 28, 1] }),
      tf.layers.dense({ units: 64, activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed }) }),
      tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 1 }) }),
    ],
  });
  // À vous : cette taille de lot et ce taux d’apprentissage ne vont pas ensemble.
  const [batchSize, learningRate, epochs] = [2000, 0.02, 2];
  model.compile({ optimizer: tf.train.sgd(learningRate), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

  await model.fit(digits.train.images, tf.oneHot(digits.train.labels, 10), { epochs, batchSize, callbacks: display.training() });

  return { predict: (images: tf.Tensor) => model.predict(images) };
}
