import { getThreadsCount, setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { heapOf } from '../kernels/bindings/heap.ts';
import { installKernels, startKernelCrew } from '../kernels/bindings/install.ts';
import { installFallbacks } from '../kernels/fallback/install.ts';
import { withStandInWorkers } from '../kernels/threads/stand-in-workers.ts';
import type { StartThread } from '../kernels/threads/thread.ts';
import * as tf from './tfjs.ts';

export interface StartedBackend {
  name: 'wasm' | 'cpu';
  simd: boolean;
  /** Threads that compute: those of our kernels, or without them XNNPACK's. */
  threads: number;
  kernels: 'fast' | 'off' | 'failed';
}

export interface BackendChoice {
  /** The build of tfjs-backend-wasm that fits this machine. */
  wasm: { file: string; bytes: Uint8Array };
  /** Our training kernels for that build; null to do without. */
  kernels: Uint8Array | null;
  threads: number;
  /** How to start a thread, where there can be any. */
  startThread?: StartThread | undefined;
}

/** The three builds that tfjs-backend-wasm may ask for. */
const wasmFiles = ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm-threaded-simd.wasm'] as const;

/**
 * Starts TF.js on the CPU with the WASM build that the host chose for this machine, from bytes in memory:
 * there is no network here. Where WebAssembly does not start, the plain JavaScript backend takes over.
 */
export async function startBackend({ wasm, kernels, threads, startThread }: BackendChoice): Promise<StartedBackend> {
  const simd = wasm.file.includes('simd');
  const threaded = wasm.file.includes('threaded');
  // Assigned, not set through setPlatform: that warns on the console when it replaces one.
  tf.env().platform = platformOver(wasm.bytes);
  tf.env().set('WASM_HAS_SIMD_SUPPORT', simd);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', threaded);
  setWasmPaths(Object.fromEntries(wasmFiles.map((file) => [file, file])), true);
  // Either our threads or XNNPACK's: both would fight over the cores, and XNNPACK's spin while they wait.
  const ownThreads = threaded && kernels !== null;
  setThreadsCount(ownThreads ? 1 : threads);
  const start = (): Promise<boolean> => tf.setBackend('wasm').catch(() => false);
  const started = await (ownThreads ? withStandInWorkers(start) : start());
  if (!started) {
    await tf.setBackend('cpu');
    return { name: 'cpu', simd: false, threads: 1, kernels: 'off' };
  }
  // What the backend lacks or has wrong is put right first; the fast kernels then replace what they do faster.
  installFallbacks(tf);
  // From here on, running out of memory is an error that says so, with our kernels or without.
  heapOf(tf);
  if (kernels === null) return { name: 'wasm', simd, threads: threaded ? getThreadsCount() : 1, kernels: 'off' };
  const crew = startThread === undefined ? undefined : await startKernelCrew(tf, { module: kernels, threads, start: startThread });
  const report = installKernels(tf, kernels, crew);
  if (!('reason' in report)) return { name: 'wasm', simd, threads: crew?.threads ?? 1, kernels: 'fast' };
  crew?.end();
  console.warn(report.reason);
  return { name: 'wasm', simd, threads: 1, kernels: 'failed' };
}

/** TF.js asks a platform for the few things it cannot do by itself. This one knows one file: the WASM build. */
function platformOver(wasmBytes: Uint8Array): tf.Platform {
  return {
    fetch: (path) =>
      wasmFiles.some((file) => file === path)
        ? Promise.resolve(new Response(new Uint8Array(wasmBytes)))
        : Promise.reject(new Error(`There is no network here, so "${path}" cannot be loaded. Data comes from the sans-gpu package.`)),
    now: () => performance.now(),
    encode: (text) => new TextEncoder().encode(text),
    decode: (bytes, encoding) => new TextDecoder(encoding).decode(bytes),
    isTypedArray: (value): value is Float32Array | Int32Array | Uint8Array | Uint8ClampedArray =>
      value instanceof Float32Array || value instanceof Int32Array || value instanceof Uint8Array || value instanceof Uint8ClampedArray,
  };
}
