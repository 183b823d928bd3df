import type * as tf from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { complexNumbers } from './complex.ts';
import { convolution } from './convolution.ts';
import { depthwise } from './depthwise.ts';
import { dilation } from './dilation.ts';
import { einsums } from './einsum.ts';
import { guards } from './empty.ts';
import type { Guard } from './empty.ts';
import { fusedMatMuls } from './fused-matmul.ts';
import type { Fallback, Geometry, Numbers } from './kernel-call.ts';
import { pooling } from './pooling.ts';
import { segmentSum } from './segment-sum.ts';

const fallbacks: Readonly<Record<string, Fallback>> = {
  ...convolution, ...depthwise, ...pooling, ...dilation, ...segmentSum, ...einsums, ...fusedMatMuls, ...complexNumbers,
};

/**
 * The only kernels that `installFallbacks` touches: those that tfjs-backend-wasm does not have or has wrong, and those that
 * it keeps but for tensors without values.
 */
export const fallbackKernels: readonly string[] = [...Object.keys(fallbacks), ...Object.keys(guards)];

/** Kernels that are already guarded, so that a second installation does not guard the guard. */
const guarded = new WeakSet<tf.KernelFunc>();

/**
 * Gives the wasm backend its missing kernels and replaces its wrong ones, right rather than fast. `except` names kernels that
 * something faster has taken already, so that the order of the two installations does not matter. Returns what it registered.
 */
export function installFallbacks(tfjs: typeof tf, except: readonly string[] = []): string[] {
  const names = fallbackKernels.filter((name) => !except.includes(name));
  for (const kernelName of names) {
    const stock: tf.KernelConfig | undefined = tfjs.getKernel(kernelName, 'wasm');
    const config = fallbackFor(kernelName, stock, tfjs.backend_util);
    if (config === undefined) continue;
    // Registering over another kernel is allowed, but TF.js warns about it on the console.
    if (stock !== undefined) tfjs.unregisterKernel(kernelName, 'wasm');
    tfjs.registerKernel(config);
  }
  return names;
}

function fallbackFor(kernelName: string, stock: tf.KernelConfig | undefined, geometry: Geometry): tf.KernelConfig | undefined {
  const [compute, guard] = [fallbacks[kernelName], guards[kernelName]];
  if (compute !== undefined) return { kernelName, backendName: 'wasm', kernelFunc: onWasm(kernelName, compute, geometry) };
  if (guard === undefined || stock === undefined || guarded.has(stock.kernelFunc)) return undefined;
  const kernelFunc = onWasm(kernelName, guard, geometry, stock.kernelFunc);
  guarded.add(kernelFunc);
  return { ...stock, kernelFunc };
}

function onWasm(kernel: string, compute: Fallback | Guard, geometry: Geometry, stock?: tf.KernelFunc): tf.KernelFunc {
  return (call) => {
    const { inputs, backend, attrs } = call;
    if (!isWasmBackend(backend)) throw new Error(`Kernel ${kernel} is written for the wasm backend and was called on another one.`);
    const optional = (name: string): Numbers | undefined => {
      const tensor = inputs[name];
      return tensor ? read(backend, tensor) : undefined;
    };
    const input = (name: string): Numbers => {
      const numbers = optional(name);
      if (numbers === undefined) throw new Error(`Kernel ${kernel} was called without its input "${name}".`);
      return numbers;
    };
    const output = compute({ kernel, input, optional, attributes: attrs ?? {}, geometry });
    if (Array.isArray(output)) return output.map((numbers) => write(backend, numbers));
    if (output !== undefined) return write(backend, output);
    if (stock === undefined) throw new Error(`Kernel ${kernel} gave no result.`);
    return stock(call);
  };
}

function isWasmBackend(backend: object): backend is BackendWasm {
  return 'typedArrayFromHeap' in backend && 'makeOutput' in backend;
}

/** A view of the heap, not a copy: good until the next allocation. */
function read(backend: BackendWasm, tensor: tf.TensorInfo): Numbers {
  const { shape, dtype } = tensor;
  if (dtype === 'string') throw new Error('A tensor of texts was given to a numeric kernel.');
  // The backend has no view of complex values; here they lie in its memory as pairs of floats.
  const stored: tf.TensorInfo = dtype === 'complex64' ? { dataId: tensor.dataId, dtype: 'float32', shape: [...shape, 2] } : tensor;
  const values = backend.typedArrayFromHeap(stored);
  if (values instanceof Uint8ClampedArray) throw new Error('The wasm backend holds no clamped bytes.');
  return { shape, dtype, values };
}

function write(backend: BackendWasm, { shape, dtype, values }: Numbers): tf.TensorInfo {
  return backend.makeOutput(shape, dtype, undefined, values);
}
