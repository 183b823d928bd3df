import * as tf from '@tensorflow/tfjs';

/** Ce que fait la machine. Laissez-la telle quelle : les vérifications la lisent. */
export function status() {
  return { backend: tf.getBackend(), tensors: tf.memory().numTensors };
}

/** Met un autre backend en service. Laissez-la telle quelle : les vérifications commencent par elle. */
export async function use(backend: string): Promise<void> {
  await tf.setBackend(backend);
}

/** Ceux des noms dont le backend démarre ici, dans le même ordre. Le backend en service reste. */
export async function available(names: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) {
    if (await tf.setBackend(name)) found.push(name); // à vous : un nom inconnu lève une erreur
  }
  return found;
}

/** relu(x · w + b) sur ce backend, en une simple liste : x [n, inputs], w [inputs, units], b [units]. */
export async function layer(backend: string, x: tf.Tensor, w: tf.Tensor, b: tf.Tensor): Promise<Float32Array> {
  await tf.setBackend(backend);
  const product = tf.matMul(x, w);
  const y = product.add(b).relu();
  return y.data<'float32'>(); // à vous : que reste-t-il, et sur quel backend ?
}

/** La même couche sur chacun des backends. */
export function layers(backends: string[], x: tf.Tensor, w: tf.Tensor, b: tf.Tensor): Promise<Float32Array[]> {
  return Promise.all(backends.map((backend) => layer(backend, x, w, b))); // tous à la fois : est-ce que cela se passe bien ?
}
