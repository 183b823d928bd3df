import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';

export function positions(length: number, size: number, step: number): number {
  return Math.floor((length - size) / step) + 1; // les pas possibles, et la première fenêtre
}

export function parameters(size: number, channels: number, filters: number): number {
  return (size * size * channels + 1) * filters; // un biais par filtre
}

export async function train({ seed }: { seed: number }) {
  const digits = await mnist({ test: 100 });
  const labels = tf.oneHot(digits.train.labels, 10);

  const model = tf.sequential({
    layers: [
      // S’arrêter un pixel sur deux laisse un quart des positions : tout ce qui suit coûte d’autant moins.
      tf.layers.conv2d({ inputShape: [28, 28, 1], filters: 12, kernelSize: 5, strides: 2, activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed }) }), // [12, 12, 12]
      tf.layers.conv2d({ filters: 24, kernelSize: 3, activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed: seed + 1 }) }), // [10, 10, 24]
      tf.layers.maxPooling2d({ poolSize: 2 }), // [5, 5, 24]
      tf.layers.flatten(), // [600]
      tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 2 }) }),
    ],
  });

  // D’abord de longs pas, pour approcher ; puis de petits, pour se poser. Compiler à nouveau garde les poids.
  for (const rate of [0.004, 0.0007]) {
    model.compile({ optimizer: tf.train.adam(rate), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
    await model.fit(digits.train.images, labels, { epochs: 1, batchSize: 64, callbacks: display.training() });
  }

  return { predict: (images: tf.Tensor) => model.predict(images) };
}
