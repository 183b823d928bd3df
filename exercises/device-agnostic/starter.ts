import * as tf from '@tensorflow/tfjs';

/** What the machine is doing. Leave it as it is: the checks read it. */
export function status() {
  return { backend: tf.getBackend(), tensors: tf.memory().numTensors };
}

/** Takes another backend into use. Leave it as it is: the checks begin with it. */
export async function use(backend: string): Promise<void> {
  await tf.setBackend(backend);
}

/** Those of the names whose backend starts here, in the same order. The backend in use stays. */
export async function available(names: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) {
    if (await tf.setBackend(name)) found.push(name); // your turn: it throws for a name it does not know
  }
  return found;
}

/** relu(x · w + b) on that backend, as a flat list: x [n, inputs], w [inputs, units], b [units]. */
export async function layer(backend: string, x: tf.Tensor, w: tf.Tensor, b: tf.Tensor): Promise<Float32Array> {
  await tf.setBackend(backend);
  const product = tf.matMul(x, w);
  const y = product.add(b).relu();
  return y.data<'float32'>(); // your turn: what stays behind, and on which backend?
}

/** The same layer on each of the backends. */
export function layers(backends: string[], x: tf.Tensor, w: tf.Tensor, b: tf.Tensor): Promise<Float32Array[]> {
  return Promise.all(backends.map((backend) => layer(backend, x, w, b))); // all at once: does that go well?
}
