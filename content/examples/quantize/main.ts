import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';

const { train, test } = await mnist({ train: 20_000, test: 5_000 });
const model = tf.sequential({
  layers: [
    tf.layers.flatten({ inputShape: [28, 28, 1] }),
    tf.layers.dense({ units: 128, activation: 'relu' }),
    tf.layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
model.compile({ optimizer: tf.train.adam(0.002), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
display.text(`${model.countParams()} numbers to learn`);
await model.fit(train.images, tf.oneHot(train.labels, 10), { epochs: 2, batchSize: 64, callbacks: display.training() });

// Rounds each tensor to whole numbers between two ends, and one
// scale for all of it; then back, to compute with them.
function rounded(weights: tf.Tensor, bits: number) {
  return tf.tidy(() => {
    const steps = 2 ** (bits - 1) - 1; // 127 for 8 bits
    const scale = weights.abs().max().div(steps);
    return weights.div(scale).round().mul(scale);
  });
}

const trained = model.getWeights().map((weights) => weights.clone());
const numbers = model.countParams();
const rows = [];
for (const bits of [32, 8, 6, 4, 3, 2]) {
  model.setWeights(bits === 32 ? trained : trained.map((weights) => rounded(weights, bits)));
  const guesses = model.predict(test.images) as tf.Tensor;
  const right = guesses.argMax(1).equal(test.labels).mean().dataSync()[0] ?? NaN;
  rows.push({
    'bits': bits,
    'size, kB': Math.round((numbers * bits) / 8 / 1000),
    'right, %': Number((right * 100).toFixed(1)),
  });
  display.table('The same network with fewer bits', rows);
}
