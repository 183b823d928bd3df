import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';

/** Les places où une fenêtre de `size` pixels tient dans `length` pixels quand elle avance de `step`. */
export function positions(length: number, size: number, step: number): number {
  return (length - size) / step; // à vous : il manque une fenêtre, et une demi-fenêtre n’en est pas une
}

/** Les nombres qu’apprend une convolution : `filters` filtres de size × size pixels sur `channels` canaux, biais compris. */
export function parameters(size: number, channels: number, filters: number): number {
  return size * size * (channels + filters); // à vous : qui regarde qui ?
}

/** Construit un réseau à convolutions, l’entraîne, et renvoie de quoi prédire. */
export async function train({ seed }: { seed: number }) {
  const digits = await mnist({ train: 2000, test: 100 });

  const model = tf.sequential({
    layers: [
      // À vous : pas encore de convolution.
      tf.layers.flatten({ inputShape: [28, 28, 1] }),
      tf.layers.dense({ units: 32, activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed }) }),
      tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 1 }) }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.001), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

  await model.fit(digits.train.images, tf.oneHot(digits.train.labels, 10), {
    epochs: 1,
    batchSize: 64,
    callbacks: display.training(),
  });

  return { predict: (images: tf.Tensor) => model.predict(images) };
}
