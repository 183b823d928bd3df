import * as tf from '@tensorflow/tfjs';

export function status() {
  return { backend: tf.getBackend(), tensors: tf.memory().numTensors };
}

export async function use(backend: string): Promise<void> {
  await tf.setBackend(backend);
}

/** The call that was asked for last. The next one begins when it has ended. */
let last: Promise<unknown> = Promise.resolve();

/** Computes on a backend, when it is its turn, and gives back the one that was in use. */
function withBackend<T>(backend: string, compute: () => T | Promise<T>): Promise<T> {
  const run = async (): Promise<T> => {
    const before = tf.getBackend();
    try {
      if (!(await tf.setBackend(backend))) throw new Error(`The backend ${backend} does not start here.`);
      return await compute();
    } finally {
      await tf.setBackend(before); // whether it ended or threw
    }
  };
  // There is one backend in use for all, so calls take turns, even after one that failed.
  const turn = last.then(run, run);
  last = turn;
  return turn;
}

export async function available(names: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) {
    const starts = await withBackend(name, () => true).catch(() => false);
    if (starts) found.push(name);
  }
  return found;
}

export function layer(backend: string, x: tf.Tensor, w: tf.Tensor, b: tf.Tensor): Promise<Float32Array> {
  return withBackend(backend, async () => {
    const y = tf.tidy(() => tf.matMul(x, w).add(b).relu()); // only y survives, and nothing if one of them throws
    const values = await y.data<'float32'>();
    y.dispose();
    return values;
  });
}

export function layers(backends: string[], x: tf.Tensor, w: tf.Tensor, b: tf.Tensor): Promise<Float32Array[]> {
  return Promise.all(backends.map((backend) => layer(backend, x, w, b)));
}
