import * as tf from '@tensorflow/tfjs';
import { display, mnist, pretrained } from 'sans-gpu';

// Trained beforehand on 60,000 digits. Its weights come with the site, 8 bits each.
const model = await pretrained('digits');
const { test } = await mnist({ train: 1, test: 2_048 });
display.text(`${model.countParams()} numbers, all of them learned already`);

// Nothing is learned here: images in, answers out.
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
