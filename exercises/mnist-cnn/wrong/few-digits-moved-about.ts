// Learns from a few thousand digits moved about: sure of foot, but it has seen too few hands.
import * as tf from '@tensorflow/tfjs';
import { mnist } from 'sans-gpu';

export function positions(length, size, step) {
  return Math.floor((length - size) / step) + 1;
}

export function parameters(size, channels, filters) {
  return (size * size * channels + 1) * filters;
}

export async function train({ seed }) {
  const { train } = await mnist({ train: 4000, test: 1 });
  const shifts = [[2, 2], [0, 2], [4, 2], [2, 0], [2, 4]];
  const wide = train.images.pad([[0, 0], [2, 2], [2, 2], [0, 0]]);
  const images = tf.concat(shifts.map(([down, across]) => wide.slice([0, down, across, 0], [-1, 28, 28, 1])));
  const labels = tf.oneHot(tf.concat(shifts.map(() => train.labels)), 10);
  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [28, 28, 1], filters: 8, kernelSize: 5, strides: 2, activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed }) }),
      tf.layers.conv2d({ filters: 16, kernelSize: 3, activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed: seed + 1 }) }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 2 }) }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.003), loss: 'categoricalCrossentropy' });
  await model.fit(images, labels, { epochs: 1, batchSize: 64 });
  return { predict: (images) => model.predict(images) };
}
