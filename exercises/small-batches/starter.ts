import * as tf from '@tensorflow/tfjs';
import { display, mnist, seededRandom } from 'sans-gpu';

/** The steps of one epoch: one for each batch. */
export function stepsPerEpoch(images: number, batchSize: number): number {
  return Math.floor(images / batchSize); // your turn: does every image get its turn?
}

/** The numbers of the images in each batch of one epoch, in an order that `seed` decides. */
export function batches(images: number, batchSize: number, seed: number): number[][] {
  const random = seededRandom(seed); // random.shuffle(list) gives a shuffled copy
  return [Array.from({ length: batchSize }, () => random.integer(images))]; // your turn: one batch, drawn anyhow
}

/** The steps that `budget` microseconds pay for, when each costs `perStep` and `perImage` for each image of its batch. */
export function stepsWithin(budget: number, perStep: number, perImage: number, batchSize: number): number {
  return budget / ((perStep + perImage) * batchSize); // your turn: is that the price of a step?
}

/** The learning rate for batches of `to` images, when `rate` suits batches of `from`. */
export function scaledRate(rate: number, from: number, to: number): number {
  return rate * (to - from); // your turn: if the batch grows by a factor, what does the rate do?
}

/** Trains a network within the budget, and returns something that can predict. */
export async function train({ seed }: { seed: number }) {
  const digits = await mnist({ train: 20_000, test: 100 });

  const model = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [28, 28, 1] }),
      tf.layers.dense({ units: 64, activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed }) }),
      tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 1 }) }),
    ],
  });
  // Your turn: this batch size and this learning rate do not suit each other.
  const [batchSize, learningRate, epochs] = [2000, 0.02, 2];
  model.compile({ optimizer: tf.train.sgd(learningRate), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

  await model.fit(digits.train.images, tf.oneHot(digits.train.labels, 10), { epochs, batchSize, callbacks: display.training() });

  return { predict: (images: tf.Tensor) => model.predict(images) };
}
