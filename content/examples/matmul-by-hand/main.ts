import * as tf from '@tensorflow/tfjs';
import { display, seededRandom } from 'sans-gpu';

// By hand: each number of the result is a row of a times a column of b.
function multiply(a: Float32Array, b: Float32Array, size: number) {
  const c = new Float32Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let sum = 0;
      for (let k = 0; k < size; k++) {
        sum += (a[row * size + k] ?? 0) * (b[k * size + column] ?? 0);
      }
      c[row * size + column] = sum;
    }
  }
  return c;
}

// Billions of multiplications and additions a second: GFLOP/s.
function speed(size: number, work: () => void) {
  work(); // the first time, the browser is still compiling
  const start = performance.now();
  let times = 0;
  while (times < 1 || performance.now() - start < 250) {
    work();
    times++;
  }
  const seconds = (performance.now() - start) / 1000;
  return (2 * size ** 3 * times) / seconds / 1e9;
}

const random = seededRandom(1);
const rows = [];
for (const size of [16, 32, 64, 128, 256, 512, 768]) {
  const a = Float32Array.from({ length: size * size }, random.next);
  const b = Float32Array.from({ length: size * size }, random.next);
  const left = tf.tensor2d(a, [size, size]);
  const right = tf.tensor2d(b, [size, size]);

  // The largest difference between the two products, beside their largest number.
  const byHand = tf.tensor2d(multiply(a, b, size), [size, size]);
  const product = tf.matMul(left, right);
  const largest = byHand.sub(product).abs().max().div(product.max());
  const difference = largest.dataSync()[0] ?? NaN;
  if (!(difference < 1e-5)) throw new Error('Not the same product');

  const loops = speed(size, () => multiply(a, b, size));
  const matMul = speed(size, () => tf.matMul(left, right).dispose());
  display.curve('Speed', { 'three loops': loops, 'tf.matMul': matMul }, size, {
    x: 'rows and columns',
    y: 'GFLOP/s',
  });
  rows.push({
    'rows and columns': size,
    'three loops': loops,
    'tf.matMul': matMul,
    'times faster': matMul / loops,
  });
  display.table('GFLOP/s on this machine', rows);
}
display.text('At every size, both gave the same product.');
