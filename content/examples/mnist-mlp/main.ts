import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';

// All of MNIST: 60,000 digits to learn from,
// 5,000 kept apart for the test.
const { train, test } = await mnist({
  train: 60_000,
  test: 5_000,
});

// Shapes: [28, 28, 1], flat [784], hidden [128], scores [10].
const model = tf.sequential({
  layers: [
    tf.layers.flatten({ inputShape: [28, 28, 1] }),
    tf.layers.dense({ units: 128, activation: 'relu' }),
    tf.layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
model.compile({
  optimizer: tf.train.adam(0.001),
  loss: 'categoricalCrossentropy',
  metrics: ['accuracy'],
});
display.text(`${model.countParams()} numbers to learn`);

await model.fit(train.images, tf.oneHot(train.labels, 10), {
  epochs: 3,
  batchSize: 64,
  validationData: [test.images, tf.oneHot(test.labels, 10)],
  callbacks: display.training(),
});

// Rows: the true digits. Columns: what the network said.
// Off the diagonal: its mistakes.
const answers = model.predict(test.images);
display.confusion('The 5,000 test digits', test.labels, answers);
