// A learning rate so high that the weights explode.
import * as tf from '@tensorflow/tfjs';
import { mnist } from 'sans-gpu';

export function positions(length, size, step) {
  return Math.floor((length - size) / step) + 1;
}

export function parameters(size, channels, filters) {
  return (size * size * channels + 1) * filters;
}

export async function train({ seed }) {
  const { train } = await mnist({ train: 1000, test: 1 });
  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [28, 28, 1], filters: 4, kernelSize: 5, strides: 2, activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed }) }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 10, kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 1 }) }),
    ],
  });
  model.compile({ optimizer: tf.train.sgd(1e30), loss: 'meanSquaredError' });
  await model.fit(train.images, tf.oneHot(train.labels, 10), { epochs: 1, batchSize: 128 });
  return { predict: (images) => model.predict(images) };
}
