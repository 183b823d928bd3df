// layer disposes of the tensors it was given.
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
  return withBackend(backend, async () => {
    const y = tf.tidy(() => tf.matMul(x, w).add(b).relu());
    const values = await y.data();
    tf.dispose([y, x, w, b]);
    return values;
  });
}

export async function layers(backends, x, w, b) {
  const answers = [];
  for (const backend of backends) answers.push(await layer(backend, x.clone(), w.clone(), b.clone()));
  return answers;
}
