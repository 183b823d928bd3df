import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';

/** Builds a network, trains it, and returns something that can predict. */
export async function train({ seed }: { seed: number }) {
  const digits = await mnist({ train: 500, test: 100 });

  const model = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [28, 28, 1] }),
      tf.layers.dense({ units: 8, activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed }) }),
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
