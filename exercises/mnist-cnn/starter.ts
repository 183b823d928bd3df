import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';

/** The places where a window of `size` pixels fits into `length` pixels when it moves by `step`. */
export function positions(length: number, size: number, step: number): number {
  return (length - size) / step; // your turn: one window is missing, and half a window is none
}

/** The numbers that a convolution learns: `filters` filters of size × size pixels over `channels` channels, with biases. */
export function parameters(size: number, channels: number, filters: number): number {
  return size * size * (channels + filters); // your turn: who looks at whom?
}

/** Builds a network of convolutions, trains it, and returns something that can predict. */
export async function train({ seed }: { seed: number }) {
  const digits = await mnist({ train: 2000, test: 100 });

  const model = tf.sequential({
    layers: [
      // Your turn: no convolution yet.
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
