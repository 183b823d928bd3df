import { alone, startCrew, type Crew, type CrewOptions } from '../threads/crew.ts';
import { heapOf, isWasmBackend, openHeap, type WasmBackend } from './heap.ts';
import type { Bench, Tfjs } from './kernel.ts';
import { linkNative } from './native.ts';
import { allKernels, registerKernels } from './registry.ts';
import { firstMismatch } from './self-test.ts';
import { installOptimizers } from './optimizers.ts';
import { installGradients } from './gradients.ts';
import { installBatchNormalization } from './batch-normalization.ts';
import { installGelu } from './gelu.ts';
import { installLayerNormalization } from './layer-normalization.ts';
import { installLstm } from './lstm.ts';
import { installLayers } from './layers.ts';
import { installLosses } from './losses.ts';

/** What became of the fast kernels: which are in use, or why none is. */
export type KernelReport = { installed: string[]; relaxed: boolean; shared: boolean } | { installed: []; reason: string };

const reports = new WeakMap<object, KernelReport>();

/**
 * Replaces kernels of TF.js's running wasm backend by faster, complete and corrected ones, and checks them on
 * a few known values; when one is off, the stock kernels come back. A second call changes nothing.
 * @param tf the one TF.js of the page, its wasm backend started
 * @param module the compiled kernels of the variant that `kernelVariant` names
 * @param crew the threads to use, started by `startKernelCrew` for the same backend; without, one thread
 */
export function installKernels(tf: Tfjs, module: Uint8Array, crew?: Crew): KernelReport {
  const backend: unknown = tf.backend();
  if (tf.getBackend() !== 'wasm' || !isWasmBackend(backend)) return { installed: [], reason: `The backend is ${tf.getBackend()}, the kernels are for wasm.` };
  const earlier = reports.get(backend);
  if (earlier !== undefined) return earlier;
  const report = install(tf, module, backend, crew);
  reports.set(backend, report);
  return report;
}

/** Starts threads on the memory of the running wasm backend, or undefined where that cannot be: `installKernels` then says why. */
export async function startKernelCrew(tf: Tfjs, options: Omit<CrewOptions, 'heap'>): Promise<Crew | undefined> {
  const heap = heapOf(tf);
  return heap === undefined ? undefined : startCrew({ heap, ...options }).catch(() => undefined);
}

function install(tf: Tfjs, module: Uint8Array, backend: WasmBackend, crew?: Crew): KernelReport {
  const heap = openHeap(backend);
  if (heap === undefined) return { installed: [], reason: 'The memory of the wasm backend was not found: this version of TF.js keeps it elsewhere.' };
  let undo: (() => void) | undefined;
  try {
    const native = linkNative(module, heap.memory);
    const bench: Bench = { tf, heap, native, crew: crew ?? alone(heap, native) };
    const kernels = allKernels(bench);
    undo = registerKernels(bench, kernels);
    const mismatch = firstMismatch(tf);
    if (mismatch !== undefined) {
      undo();
      return { installed: [], reason: `The self-test found a wrong value (${mismatch}), so the stock kernels are back.` };
    }
    const more = [installGradients, installOptimizers, installLayers, installBatchNormalization, installLayerNormalization, installLstm, installGelu, installLosses].flatMap((family) => family(bench));
    return { installed: [...kernels.map(({ name }) => name), ...more], relaxed: usesRelaxed(module), shared: isShared(heap.memory) };
  } catch (error) {
    undo?.();
    return { installed: [], reason: error instanceof Error ? error.message : String(error) };
  }
}

function isShared({ buffer }: WebAssembly.Memory): boolean {
  return typeof SharedArrayBuffer !== 'undefined' && buffer instanceof SharedArrayBuffer;
}

/** Whether the module has f32x4.relaxed_madd: its three bytes stand nowhere else in ours. */
function usesRelaxed(module: Uint8Array): boolean {
  return module.some((byte, at) => byte === 0xfd && module[at + 1] === 0x85 && module[at + 2] === 0x02);
}
