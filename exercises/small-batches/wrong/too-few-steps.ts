// Large batches: a good learning rate, but ten steps in all.
import * as tf from '@tensorflow/tfjs';
import { mnist, seededRandom } from 'sans-gpu';

export function stepsPerEpoch(images, batchSize) {
  return Math.ceil(images / batchSize);
}

export function batches(images, batchSize, seed) {
  const order = seededRandom(seed).shuffle(Array.from({ length: images }, (_, image) => image));
  return Array.from({ length: Math.ceil(images / batchSize) }, (_, step) => order.slice(step * batchSize, (step + 1) * batchSize));
}

export function stepsWithin(budget, perStep, perImage, batchSize) {
  return Math.floor(budget / (perStep + perImage * batchSize));
}

export function scaledRate(rate, from, to) {
  return (rate * to) / from;
}

export async function train({ seed }) {
  const { train } = await mnist({ train: 20000, test: 1 });
  const model = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [28, 28, 1] }),
      tf.layers.dense({ units: 64, activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed }) }),
      tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 1 }) }),
    ],
  });
  model.compile({ optimizer: tf.train.sgd(0.2), loss: 'categoricalCrossentropy' });
  await model.fit(train.images, tf.oneHot(train.labels, 10), { epochs: 2, batchSize: 4000 });
  return { predict: (images) => model.predict(images) };
}
