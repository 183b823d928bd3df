import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';

const { train } = await mnist({ train: 2_000, test: 1 });
const labels = tf.oneHot(train.labels, 10);

// The same starting weights every time: only the backend may differ.
function build() {
  const weights = (seed: number) => tf.initializers.glorotUniform({ seed });
  const model = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [28, 28, 1] }),
      tf.layers.dense({
        units: 64,
        activation: 'relu',
        kernelInitializer: weights(1),
      }),
      tf.layers.dense({
        units: 10,
        activation: 'softmax',
        kernelInitializer: weights(2),
      }),
    ],
  });
  model.compile({
    optimizer: tf.train.adam(0.003),
    loss: 'categoricalCrossentropy',
  });
  return model;
}

const rows = [];
const losses: number[] = [];
for (const backend of ['cpu', 'wasm']) {
  await tf.setBackend(backend);
  let start = 0;
  let seconds = Infinity;
  let loss = NaN;
  await build().fit(train.images, labels, {
    epochs: 3,
    batchSize: 64,
    shuffle: false, // the pictures in the same order, too
    callbacks: {
      onEpochBegin: () => {
        start = performance.now();
      },
      onEpochEnd: (epoch, logs) => {
        seconds = Math.min(seconds, (performance.now() - start) / 1000);
        loss = logs?.['loss'] ?? NaN;
        display.curve('Loss', { [backend]: loss }, epoch + 1, { x: 'epoch', y: 'loss' });
      },
    },
  });
  losses.push(loss);
  rows.push({
    backend: tf.getBackend(),
    'seconds per epoch': seconds,
    'images per second': Math.round(2_000 / seconds),
    'loss at the end': loss,
  });
  display.table('The same network on each backend', rows);
}

const [first = NaN, second = NaN] = losses;
const same = Math.abs(first - second) < 1e-4;
display.text(same ? 'The same loss: same arithmetic, another speed.' : 'The losses differ.');
display.text(`SIMD: ${tf.env().getBool('WASM_HAS_SIMD_SUPPORT')}`);
