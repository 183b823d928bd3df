import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';

/** TF.js wants to know where all three are, and asks for the one that its flags name. */
const files = ['tfjs-backend-wasm.wasm', 'tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm-threaded-simd.wasm'];

/** TF.js's own WASM backend, nothing replaced and nothing added. @param wasm its build with SIMD */
export async function startStock(wasm: Uint8Array): Promise<void> {
  settle(() => Promise.resolve(new Response(new Uint8Array(wasm))));
  tf.env().set('WASM_HAS_SIMD_SUPPORT', true);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths(Object.fromEntries(files.map((file) => [file, file])), true);
  await start('wasm');
}

/** TF.js's plain JavaScript. */
export async function startCpu(): Promise<void> {
  settle(() => Promise.reject(new Error('The cpu backend loads nothing.')));
  await start('cpu');
}

async function start(name: string): Promise<void> {
  if (!(await tf.setBackend(name))) throw new Error(`The ${name} backend of TF.js did not start.`);
}

/** The bundle is the one of the sandbox, where TF.js knows neither Node nor a page. */
function settle(fetch: () => Promise<Response>): void {
  tf.env().platform = {
    fetch,
    now: () => performance.now(),
    encode: (text) => new TextEncoder().encode(text),
    decode: (bytes, encoding) => new TextDecoder(encoding).decode(bytes),
    isTypedArray: (value): value is Float32Array | Int32Array | Uint8Array | Uint8ClampedArray =>
      value instanceof Float32Array || value instanceof Int32Array || value instanceof Uint8Array || value instanceof Uint8ClampedArray,
  };
}
