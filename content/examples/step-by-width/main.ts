import * as tf from '@tensorflow/tfjs';
import { display } from 'sans-gpu';

// Training steps of ever wider networks, on random numbers: only the time counts here.
const batch = 64;
const rows = [];
for (const units of [16, 64, 256, 1024]) {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ inputShape: [784], units, activation: 'relu' }),
      tf.layers.dense({ units, activation: 'relu' }),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: 'sgd', loss: 'categoricalCrossentropy' });
  const images = tf.randomUniform([batch, 784]);
  const labels = tf.oneHot(tf.randomUniform([batch], 0, 10, 'int32'), 10);

  // For each weight and image: a product and a sum forward, four more on the way back.
  const operations = 6 * batch * (784 * units + units * units + 10 * units);
  await model.trainOnBatch(images, labels); // the first step prepares the others
  const steps = Math.round(Math.min(300, Math.max(10, 1e10 / operations)));
  const start = performance.now();
  for (let step = 0; step < steps; step++) await model.trainOnBatch(images, labels);
  const milliseconds = (performance.now() - start) / steps;

  rows.push({
    'units': units,
    'million operations': Math.round(operations / 1e6),
    'a step, ms': Number(milliseconds.toPrecision(3)),
    'GFLOP/s': Number((operations / milliseconds / 1e6).toPrecision(3)),
  });
  display.table('One training step', rows);
  tf.dispose([images, labels]);
  model.dispose();
}
display.text('The fewer operations in a step, the more of its time is the price of the calls.');
