import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';

// 10,000 digits to learn from, 1,000 others for the test.
const { train, test } = await mnist({
  train: 10_000,
  test: 1_000,
});

// 784 pixels in, 64 units that look for strokes, 10 scores out.
const model = tf.sequential({
  layers: [
    tf.layers.flatten({ inputShape: [28, 28, 1] }),
    tf.layers.dense({ units: 64, activation: 'relu' }),
    tf.layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
model.compile({
  optimizer: tf.train.adam(0.003),
  loss: 'categoricalCrossentropy',
  metrics: ['accuracy'],
});

// An epoch is one pass over the 10,000 digits.
await model.fit(train.images, tf.oneHot(train.labels, 10), {
  epochs: 3,
  batchSize: 64,
  validationData: [test.images, tf.oneHot(test.labels, 10)],
  callbacks: display.training(),
});

// Your turn: draw, and the network you just trained reads it.
display.drawing('Draw a digit', (image) => model.predict(image));
