import * as tf from '@tensorflow/tfjs';
import { linkNative } from '../../../src/kernels/bindings/native.ts';
import { rooflinePoints, rooflineShapes } from '../../../src/measured/roofline-points.ts';

/** What one thread of this machine can do with our kernels, in billions a second. */
export interface Roofline {
  /** Operations of the tile, on a product that stays in the caches and with no call around it. */
  peak: number;
  /** Bytes read and written, of arrays larger than the caches. */
  memory: number;
  /** Operations of each point, called as a learner's code does. */
  points: Record<string, number>;
}

/** Seconds for one measurement: enough for many calls. */
const patience = 0.15;

/** @param kernels the compiled module, without shared memory; it gets a memory of its own here */
export function measureRoofline(kernels: Uint8Array): Roofline {
  const points = Object.fromEntries(rooflinePoints.map(({ name, operations }) => [name, operations / secondsOf(callOf(name)) / 1e9]));
  return { ...bare(kernels), points };
}

function bare(kernels: Uint8Array): Omit<Roofline, 'points'> {
  const pageBytes = 65_536;
  const memory = new WebAssembly.Memory({ initial: 5200 });
  const native = linkNative(kernels, memory);
  new Float32Array(memory.buffer).fill(0.5);
  // 96 rows, 256 deep, 64 columns: 98 kB, 66 kB and 25 kB.
  const [m, k, n] = [96, 256, 64];
  const [a, b, c, scratch] = [pageBytes, 4 * pageBytes, 8 * pageBytes, 12 * pageBytes];
  const tile = secondsOf(() => native.matmul(a, 4 * k, 4, b, 4 * n, 4, c, m, n, k, 0, scratch));
  const count = 40e6; // 160 MB each way
  const copy = secondsOf(() => native.clampAll(pageBytes, pageBytes * 2600, count, 0, Infinity));
  return { peak: (2 * m * k * n) / tile / 1e9, memory: (2 * 4 * count) / copy / 1e9 };
}

/** Shortest of several averages: what disturbs a computation only ever makes it longer. */
function secondsOf(run: () => unknown): number {
  run();
  let best = Infinity;
  for (let attempt = 0; attempt < 5; attempt++) {
    const start = performance.now();
    let calls = 0;
    let seconds = 0;
    while (seconds < patience) {
      run();
      calls++;
      seconds = (performance.now() - start) / 1000;
    }
    best = Math.min(best, seconds / calls);
  }
  return best;
}

function callOf(name: string): () => void {
  const make = calls[name];
  if (make === undefined) throw new Error(`The roofline has no call for "${name}".`);
  const call = make();
  return () => call().dispose();
}

const square = (size: number, channels: number, batch: number): tf.Tensor4D => tf.fill([batch, size, size, channels], 0.5);

const calls: Readonly<Record<string, () => () => tf.Tensor>> = {
  relu() {
    const x = tf.fill([rooflineShapes.relu.count], 0.5);
    return () => tf.relu(x);
  },
  'mlp-hidden': () => product(rooflineShapes['mlp-hidden']),
  'square-1024': () => product(rooflineShapes['square-1024']),
  'conv-16': () => convolution(rooflineShapes['conv-16']),
  'conv-64': () => convolution(rooflineShapes['conv-64']),
};

function product({ m, k, n }: { m: number; k: number; n: number }): () => tf.Tensor {
  const [a, b] = [tf.fill<tf.Rank.R2>([m, k], 0.5), tf.fill<tf.Rank.R2>([k, n], 0.5)];
  return () => tf.matMul(a, b);
}

function convolution({ batch, size, channels }: { batch: number; size: number; channels: number }): () => tf.Tensor {
  const [x, filter] = [square(size, channels, batch), tf.fill<tf.Rank.R4>([3, 3, channels, channels], 0.5)];
  return () => tf.conv2d(x, filter, 1, 'same');
}
