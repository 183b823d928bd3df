/** The engine's side door: what the sandbox uses to run learner code. Learners cannot import it. */
import * as tf from './tfjs.ts';

export { startBackend } from './backend.ts';
export { calibrate } from './calibration.ts';
export { measureRate } from './rates.ts';
export { readDrawing } from './display/drawing.ts';
export { explain } from './explain.ts';
export { connect } from './link.ts';
export { seedMathRandom } from './random.ts';

/** A tensor's values, or undefined when the value is not a tensor. */
export function tensorValues(value: unknown): { shape: number[]; dtype: string; values: Float32Array | Int32Array | Uint8Array } | undefined {
  if (!isTensor(value)) return undefined;
  return { shape: value.shape, dtype: value.dtype, values: value.dataSync() };
}

function isTensor(value: unknown): value is tf.Tensor {
  return value instanceof tf.Tensor;
}

export function makeTensor(values: Float32Array | Int32Array | Uint8Array, shape: number[], dtype: 'float32' | 'int32' | 'bool'): tf.Tensor {
  return tf.tensor(values, shape, dtype);
}
