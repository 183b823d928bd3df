import type { NamedAttrMap, NamedTensorInfoMap, Tensor, TensorInfo } from '@tensorflow/tfjs';
import type { Heap } from './heap.ts';
import type { Crew } from '../threads/crew.ts';
import type { Native } from './native.ts';

export type Tfjs = typeof import('@tensorflow/tfjs');

/** What every kernel works with: the backend's memory, the compiled functions and the one TF.js. */
export interface Bench {
  tf: Tfjs;
  heap: Heap;
  native: Native;
  /** Who runs what is worth cutting up; one thread where there are no others. */
  crew: Crew;
}

/** One replaced operation of the backend. */
export interface Kernel {
  /** TF.js's name for it. */
  name: string;
  /** The result or results, or undefined for attributes that are left to the stock kernel. */
  run(inputs: NamedTensorInfoMap, attributes: NamedAttrMap): TensorInfo | TensorInfo[] | undefined;
}

/** Runs whatever kernel TF.js has under that name, stock or ours, and frees nothing. */
export function runKernel({ tf, heap }: Bench, name: string, inputs: NamedTensorInfoMap, attrs: NamedAttrMap = {}): TensorInfo {
  const result = tf.getKernel(name, 'wasm').kernelFunc({ inputs, attrs, backend: heap.backend });
  if (Array.isArray(result)) throw new Error(`${name} gave several tensors where one was expected.`);
  return result;
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

export function isFloat(tensor: TensorInfo | undefined): tensor is TensorInfo {
  return tensor?.dtype === 'float32';
}

/** Whether each value takes four bytes, which is all that copying asks of it. */
export function isWord(tensor: TensorInfo | undefined): tensor is TensorInfo {
  return tensor?.dtype === 'float32' || tensor?.dtype === 'int32';
}

/** Runs a kernel of several results as an operation: on the tape, when gradients are taken. */
export function runOperation({ tf }: Bench, name: string, inputs: Record<string, Tensor>, attributes: NamedAttrMap = {}): Tensor[] {
  const results: Tensor | Tensor[] = tf.engine().runKernel(name, inputs, attributes);
  return Array.isArray(results) ? results : [results];
}
