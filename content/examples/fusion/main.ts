import * as tf from '@tensorflow/tfjs';
import { display, seededRandom } from 'sans-gpu';

const count = 1_000_000;
const random = seededRandom(1);
const list = { length: count };
const numbers = () => Float32Array.from(list, random.next);
const [x, y, z] = [numbers(), numbers(), numbers()];
const [tx, ty, tz] = [tf.tensor1d(x), tf.tensor1d(y), tf.tensor1d(z)];

// The mean of x + y × z in three operations. The first two write a million
// numbers to memory each, which the next one reads back.
function threeOperations() {
  return tf.tidy(() => tf.mean(tf.add(tx, tf.mul(ty, tz))).dataSync()[0] ?? 0);
}

// The same, fused by hand: one loop, and nothing written in between.
function oneLoop() {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    sum += (x[i] ?? 0) + (y[i] ?? 0) * (z[i] ?? 0);
  }
  return sum / count;
}

function milliseconds(work: () => unknown) {
  for (let time = 0; time < 5; time++) work(); // the browser is still compiling
  const start = performance.now();
  let times = 0;
  while (performance.now() - start < 500) {
    work();
    times++;
  }
  return (performance.now() - start) / times;
}

const rows = [];
for (const backend of ['cpu', 'wasm']) {
  await tf.setBackend(backend);
  rows.push({
    'way': `three operations, ${backend}`,
    'milliseconds': milliseconds(threeOperations),
    'mean': threeOperations(),
  });
}
rows.push({
  'way': 'one loop',
  'milliseconds': milliseconds(oneLoop),
  'mean': oneLoop(),
});
display.table('Three ways to the same mean', rows);
