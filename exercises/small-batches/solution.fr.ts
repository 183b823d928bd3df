import * as tf from '@tensorflow/tfjs';
import { display, mnist, seededRandom } from 'sans-gpu';

export function stepsPerEpoch(images: number, batchSize: number): number {
  return Math.ceil(images / batchSize); // le reste fait un lot de plus, plus petit
}

export function batches(images: number, batchSize: number, seed: number): number[][] {
  const order = seededRandom(seed).shuffle(Array.from({ length: images }, (_, image) => image));
  return Array.from({ length: stepsPerEpoch(images, batchSize) }, (_, step) => order.slice(step * batchSize, (step + 1) * batchSize));
}

export function stepsWithin(budget: number, perStep: number, perImage: number, batchSize: number): number {
  return Math.floor(budget / (perStep + perImage * batchSize)); // une mise à jour commencée et non finie n’apprend rien
}

export function scaledRate(rate: number, from: number, to: number): number {
  return (rate * to) / from; // un lot deux fois plus grand, deux fois moins de mises à jour, chacune deux fois plus longue
}

export async function train({ seed }: { seed: number }) {
  const digits = await mnist({ train: 20_000, test: 100 });

  const model = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [28, 28, 1] }),
      tf.layers.dense({ units: 64, activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed }) }),
      tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 1 }) }),
    ],
  });
  // 32 images suffisent à remplir les voies du processeur ; le taux est aussi grand que ce réseau le supporte.
  const batchSize = 32;
  model.compile({ optimizer: tf.train.sgd(scaledRate(0.1, 16, batchSize)), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

  await model.fit(digits.train.images, tf.oneHot(digits.train.labels, 10), { epochs: 3, batchSize, callbacks: display.training() });

  return { predict: (images: tf.Tensor) => model.predict(images) };
}
