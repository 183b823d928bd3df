// A network of dense layers: good at digits that stand where it learned them.
import * as tf from '@tensorflow/tfjs';
import { mnist } from 'sans-gpu';

export function positions(length, size, step) {
  return Math.floor((length - size) / step) + 1;
}

export function parameters(size, channels, filters) {
  return (size * size * channels + 1) * filters;
}

export async function train({ seed }) {
  const { train } = await mnist({ train: 20000, test: 1 });
  const model = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [28, 28, 1] }),
      tf.layers.dense({ units: 128, activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed }) }),
      tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 1 }) }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.002), loss: 'categoricalCrossentropy' });
  await model.fit(train.images, tf.oneHot(train.labels, 10), { epochs: 2, batchSize: 128 });
  return { predict: (images) => model.predict(images) };
}
