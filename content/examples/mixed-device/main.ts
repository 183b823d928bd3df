import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';

// The CNN of the first chapter: 8 filters, then 16.
const { train } = await mnist({ train: 2_000, test: 1 });
const model = tf.sequential({
  layers: [
    tf.layers.conv2d({ filters: 8, kernelSize: 3, activation: 'relu', inputShape: [28, 28, 1] }),
    tf.layers.maxPooling2d({ poolSize: 2 }),
    tf.layers.conv2d({ filters: 16, kernelSize: 3, activation: 'relu' }),
    tf.layers.maxPooling2d({ poolSize: 2 }),
    tf.layers.flatten(),
    tf.layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
model.compile({ optimizer: tf.train.adam(0.002), loss: 'categoricalCrossentropy' });
display.text(`${model.countParams()} numbers to learn, on: ${tf.getBackend()}`);

// A trial on 2,000 digits. The first epoch warms up; the quickest of the next two counts.
let start = 0;
let seconds = Infinity;
await model.fit(train.images, tf.oneHot(train.labels, 10), {
  epochs: 3,
  batchSize: 64,
  callbacks: {
    onEpochBegin: () => {
      start = performance.now();
    },
    onEpochEnd: (epoch) => {
      if (epoch > 0) seconds = Math.min(seconds, (performance.now() - start) / 1000);
    },
  },
});

// From the trial to the whole: the time grows with the pictures, and with the epochs.
const perImage = seconds / 2_000;
display.table(
  'The same network, here, on…',
  [
    { images: 60_000, epochs: 3 },
    { images: 60_000, epochs: 20 },
    { images: 1_200_000, epochs: 90 },
  ].map(({ images, epochs }) => ({ images, epochs, minutes: Math.ceil((perImage * images * epochs) / 60) })),
);
