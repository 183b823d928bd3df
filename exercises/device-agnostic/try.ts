// Run executes this file. Change it as you like: only answer.ts is checked.
import * as tf from '@tensorflow/tfjs';
import { display } from 'sans-gpu';
import { available, layer, layers, status } from './answer';

const says = (error) => `Error: ${error.message}`;
display.text(`At the start: ${JSON.stringify(status())}`);
display.text(`Available: ${await available(['wasm', 'cpu', 'abacus']).then((names) => names.join(', '), says)}`);

const [x, w, b] = [tf.randomNormal([64, 100]), tf.randomNormal([100, 50]), tf.zeros([50])];
const rows = [];
for (const backend of ['cpu', 'wasm']) {
  const before = status();
  const values = await layer(backend, x, w, b);
  const after = status();
  rows.push({
    backend,
    'first number': values[0].toFixed(4),
    'in use before': before.backend,
    'in use after': after.backend,
    'tensors left behind': after.tensors - before.tensors,
  });
}
display.table('One layer on each backend', rows);

// 2²⁷ plus forty ones, minus 2²⁷: 64 bits keep the ones, 32 bits lose them.
const large = tf.tensor2d([[2 ** 27, ...Array(40).fill(1), -(2 ** 27)]]);
const asked = ['cpu', 'wasm', 'cpu'];
const sums = await layers(asked, large, tf.ones([42, 1]), tf.zeros([1]));
display.table('All at once', asked.map((backend, at) => ({ 'asked for': backend, 'sum': sums[at][0] })));
await tf.setBackend('wasm');
