// Run executes this file. Change it as you like: only answer.ts is checked.
import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';
import { batches, scaledRate, stepsPerEpoch, stepsWithin, train } from './answer';

console.log('10 images in batches of 4', batches(10, 4, 1));

// One second, if a step costs 600 µs and an image 12 µs more: make them your own measurements.
display.table(
  'One second of training, and a rate that suits',
  [4, 16, 32, 128, 512].map((batchSize) => ({
    'batch size': batchSize,
    'steps per epoch of 20,000': stepsPerEpoch(20_000, batchSize),
    'steps in one second': stepsWithin(1_000_000, 600, 12, batchSize),
    'images in one second': stepsWithin(1_000_000, 600, 12, batchSize) * batchSize,
    'learning rate': scaledRate(0.1, 16, batchSize),
  })),
);

const start = performance.now();
const { predict } = await train({ seed: 1 });
const seconds = (performance.now() - start) / 1000;
const { test } = await mnist({ train: 1, test: 2000 });
const guesses = (predict(test.images) as tf.Tensor).argMax(1);
const right = (await guesses.equal(test.labels).mean().data())[0] * 100;
display.text(`Right on ${right.toFixed(1)} % of 2,000 test digits, after ${seconds.toFixed(1)} seconds with the loading`);
