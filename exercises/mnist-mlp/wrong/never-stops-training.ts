// Never stops to train.
import * as tf from '@tensorflow/tfjs';

import { mnist } from 'sans-gpu';

export async function train({ seed }) {
  const digits = await mnist({ train: 200, test: 1 });
  const model = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [28, 28, 1] }),
      tf.layers.dense({ units: 16, activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed }) }),
      tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 1 }) }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.001), loss: 'categoricalCrossentropy' });
  for (;;) await model.fit(digits.train.images, tf.oneHot(digits.train.labels, 10), { epochs: 1, batchSize: 64 });
}
