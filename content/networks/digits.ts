import * as tf from '@tensorflow/tfjs';
import { mnist } from 'sans-gpu';
import { saved } from './saved.ts';

/** The CNN of the chapter about MNIST, trained for longer. */
export async function train() {
  const { train, test } = await mnist({ train: 60_000, test: 5_000 });
  const optimizer = tf.train.adam(0.003);
  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [28, 28, 1], filters: 8, kernelSize: 3, activation: 'relu' }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.conv2d({ filters: 16, kernelSize: 3, activation: 'relu' }),
      tf.layers.maxPooling2d({ poolSize: 2 }),
      tf.layers.flatten(),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer, loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  const labels = tf.oneHot(train.labels, 10);
  for (const rate of [0.003, 0.003, 0.002, 0.002, 0.001, 0.001, 0.0005, 0.0002]) {
    // Smaller steps towards the end: what was found is then polished, not thrown about.
    Object.assign(optimizer, { learningRate: rate });
    const { history } = await model.fit(train.images, labels, { epochs: 1, batchSize: 64 });
    console.log(`accuracy ${Number(history.acc?.[0]).toFixed(4)}`);
  }
  const answers = model.predict(test.images) as tf.Tensor;
  return saved(model, answers.argMax(1).equal(test.labels).mean().dataSync()[0]);
}
