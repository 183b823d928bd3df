import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';

const { train, test } = await mnist({ train: 10_000, test: 2_048 });

// A network must be trained before it can be used: a few seconds here.
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
model.compile({ optimizer: tf.train.adam(0.003), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
display.text(`${model.countParams()} numbers to learn`);
await model.fit(train.images, tf.oneHot(train.labels, 10), { epochs: 2, batchSize: 64, callbacks: display.training() });

// From here on nothing is learned: images in, answers out.
function secondsFor(batch: number): number {
  const images = test.images.slice(0, batch);
  const read = () => tf.tidy(() => (model.predict(images, { batchSize: batch }) as tf.Tensor).dataSync());
  read(); // the first time prepares what the next ones use
  const rounds = Math.max(3, Math.round(200 / batch));
  const start = performance.now();
  for (let round = 0; round < rounds; round++) read();
  images.dispose();
  return (performance.now() - start) / 1000 / rounds;
}

const rows = [];
for (const batch of [1, 8, 64, 512, 2048]) {
  const seconds = secondsFor(batch);
  rows.push({
    'digits at once': batch,
    'until the answer, ms': Number((seconds * 1000).toPrecision(3)),
    'digits a second': Math.round(batch / seconds),
  });
  display.table('Reading with a trained network', rows);
}
const guesses = model.predict(test.images) as tf.Tensor;
const right = guesses.argMax(1).equal(test.labels).mean().dataSync()[0] ?? NaN;
display.text(`Right on ${(right * 100).toFixed(1)} % of ${test.count} digits`);
display.drawing('Draw one yourself', (image) => model.predict(image));
