// Run executes this file. Change it as you like: only answer.ts is checked.
import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';
import { parameters, positions, train } from './answer';

// The chapter's network: 26, 13, 11, 5 positions, then 80 and 1168 numbers.
const [first, pooled] = [positions(28, 3, 1), positions(26, 2, 2)];
display.text(`Positions: 28 → ${first} → ${pooled} → ${positions(13, 3, 1)} → ${positions(11, 2, 2)}`);
display.text(`Numbers to learn: ${parameters(3, 1, 8)} and ${parameters(3, 8, 16)}`);

const { predict } = await train({ seed: 1 });
const { test } = await mnist({ train: 1, test: 2000 });

/** The digits, moved to the right. */
const moved = (pixels: number) => test.images.slice([0, 0, 0, 0], [-1, 28, 28 - pixels, 1]).pad([[0, 0], [0, 0], [pixels, 0], [0, 0]]);

const rows = [];
for (const pixels of [0, 1, 2, 3]) {
  const guesses = (predict(moved(pixels)) as tf.Tensor).argMax(1);
  const right = (await guesses.equal(test.labels).mean().data())[0];
  rows.push({ 'moved by, pixels': pixels, 'right, %': Number((right * 100).toFixed(1)) });
}
display.table('2,000 test digits, moved to the right', rows);

const read = await (predict(moved(2)) as tf.Tensor).argMax(1).data();
const labels = await test.labels.data();
display.images('Moved by two pixels', moved(2).slice([0, 0, 0, 0], [20, 28, 28, 1]), {
  captions: Array.from(read.slice(0, 20), String),
  right: Array.from(read.slice(0, 20), (digit, at) => digit === labels[at]),
});
