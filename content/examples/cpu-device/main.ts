import * as tf from '@tensorflow/tfjs';
import { display } from 'sans-gpu';

// An MLP, 784 → 128 → 10, on the processor: where it lives, and how fast it reads.
const model = tf.sequential({
  layers: [
    tf.layers.dense({ units: 128, activation: 'relu', inputShape: [784] }),
    tf.layers.dense({ units: 10 }),
  ],
});
display.text(`${model.countParams()} parameters, on ${tf.getBackend()}`);

// How many pictures a second, with invented ones?
function imagesPerSecond(batch: number) {
  const images = tf.randomUniform([batch, 784]);
  const options = { batchSize: batch };
  const read = () => tf.tidy(() => void model.predict(images, options));
  read();
  let seen = 0;
  const start = performance.now();
  while (performance.now() - start < 500) {
    read();
    seen += batch;
  }
  return (1000 * seen) / (performance.now() - start);
}

const rows = [];
for (const batch of [1, 4, 16, 64, 256, 1024]) {
  rows.push({
    'pictures in the batch': batch,
    'pictures per second': Math.round(imagesPerSecond(batch)),
  });
  display.table('Alone, or together', rows);
}
