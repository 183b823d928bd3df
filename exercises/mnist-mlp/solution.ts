import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';

export async function train({ seed }: { seed: number }) {
  // Every image there is: one pass over many different digits teaches more than many passes over a few.
  const digits = await mnist({ test: 100 });

  const model = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [28, 28, 1] }),
      tf.layers.dense({ units: 128, activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed }) }),
      tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 1 }) }),
    ],
  });
  // Larger batches cost less per image; a slightly larger learning rate makes up for the fewer steps.
  model.compile({ optimizer: tf.train.adam(0.002), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

  await model.fit(digits.train.images, tf.oneHot(digits.train.labels, 10), {
    epochs: 2,
    batchSize: 128,
    callbacks: display.training(),
  });

  return { predict: (images: tf.Tensor) => model.predict(images) };
}
