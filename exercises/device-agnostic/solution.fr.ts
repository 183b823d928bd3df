import * as tf from '@tensorflow/tfjs';

export function status() {
  return { backend: tf.getBackend(), tensors: tf.memory().numTensors };
}

export async function use(backend: string): Promise<void> {
  await tf.setBackend(backend);
}

/** L’appel demandé en dernier. Le suivant commence quand il a fini. */
let last: Promise<unknown> = Promise.resolve();

/** Calcule sur un backend, quand vient son tour, et rend celui qui était en service. */
function withBackend<T>(backend: string, compute: () => T | Promise<T>): Promise<T> {
  const run = async (): Promise<T> => {
    const before = tf.getBackend();
    try {
      if (!(await tf.setBackend(backend))) throw new Error(`Le backend ${backend} ne démarre pas ici.`);
      return await compute();
    } finally {
      await tf.setBackend(before); // que le calcul ait abouti ou levé une erreur
    }
  };
  // Il n’y a qu’un backend en service pour tous : chacun son tour, même après un appel qui a échoué.
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
    const y = tf.tidy(() => tf.matMul(x, w).add(b).relu()); // seul y survit, et rien si l’une d’elles lève une erreur
    const values = await y.data<'float32'>();
    y.dispose();
    return values;
  });
}

export function layers(backends: string[], x: tf.Tensor, w: tf.Tensor, b: tf.Tensor): Promise<Float32Array[]> {
  return Promise.all(backends.map((backend) => layer(backend, x, w, b)));
}
