// layer computes in plain JavaScript, which is there everywhere.
import * as tf from '@tensorflow/tfjs';

export function status() {
  return { backend: tf.getBackend(), tensors: tf.memory().numTensors };
}

export async function use(backend) {
  await tf.setBackend(backend);
}

let last = Promise.resolve();

function withBackend(backend, compute) {
  const run = async () => {
    const before = tf.getBackend();
    try {
      if (!(await tf.setBackend(backend))) throw new Error('It does not start.');
      return await compute();
    } finally {
      await tf.setBackend(before);
    }
  };
  last = last.then(run, run);
  return last;
}

export async function available(names) {
  const found = [];
  for (const name of names) {
    if (await withBackend(name, () => true).catch(() => false)) found.push(name);
  }
  return found;
}

export function layer(backend, x, w, b) {
  return withBackend(['cpu', 'wasm'].includes(backend) ? 'cpu' : backend, async () => {
    const y = tf.tidy(() => tf.matMul(x, w).add(b).relu());
    const values = await y.data();
    y.dispose();
    return values;
  });
}

export function layers(backends, x, w, b) {
  return Promise.all(backends.map((backend) => layer(backend, x, w, b)));
}
