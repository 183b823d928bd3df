import type { DataType, TensorInfo } from '@tensorflow/tfjs';
import type { Tfjs } from './kernel.ts';
import { refuseNullPointers } from './out-of-memory.ts';

/** What we use of tfjs-backend-wasm's backend object. */
export interface WasmBackend {
  dataIdMap: { get(dataId: object): { memoryOffset: number; refCount: number } | undefined };
  makeOutput(shape: number[], dtype: DataType): TensorInfo;
  incRef(dataId: object): void;
  disposeData(dataId: object): boolean;
  epsilon(): number;
  wasm: { _malloc(bytes: number): number; _free(address: number): void };
}

/** The memory of the backend, seen from the bindings. Addresses are unsigned and stay valid when the memory grows. */
export interface Heap {
  backend: WasmBackend;
  memory: WebAssembly.Memory;
  addressOf(tensor: TensorInfo): number;
  /** A new tensor, its values not set. */
  output(shape: number[], dtype?: DataType): { info: TensorInfo; address: number };
  /** Memory that is never given back, all 0. */
  reserve(bytes: number): number;
  /** Runs `work` with `bytes` of memory that are its own for that time. */
  withScratch<T>(bytes: number, work: (address: number) => T): T;
  /** A view to use at once: it dies with the next allocation. */
  floats(address: number, count: number): Float32Array;
  clear(address: number, bytes: number): void;
}

const cacheLine = 64;

export function isWasmBackend(backend: unknown): backend is WasmBackend {
  return hasFunctions(backend, ['makeOutput', 'incRef', 'disposeData', 'epsilon']) && hasFunctions(get(backend, 'dataIdMap'), ['get']) && hasFunctions(get(backend, 'wasm'), ['_malloc', '_free']);
}

/** The memory of TF.js's running wasm backend, or undefined when another backend runs. */
export function heapOf(tf: Tfjs): Heap | undefined {
  const backend: unknown = tf.backend();
  return tf.getBackend() === 'wasm' && isWasmBackend(backend) ? openHeap(backend) : undefined;
}

const heaps = new WeakMap<WasmBackend, Heap>();

/**
 * The backend's memory, or undefined when a new version of TF.js keeps it elsewhere. From the first call on, TF.js itself
 * throws when it runs out, too.
 */
export function openHeap(backend: WasmBackend): Heap | undefined {
  const memory = memoryOf(backend.wasm);
  if (memory === undefined) return undefined;
  const heap = heaps.get(backend) ?? heapOver(backend, memory);
  heaps.set(backend, heap);
  return heap;
}

function heapOver(backend: WasmBackend, memory: WebAssembly.Memory): Heap {
  refuseNullPointers(backend.wasm, memory);
  const { wasm, dataIdMap } = backend;
  const allocate = (bytes: number): number => wasm._malloc(bytes) >>> 0;
  const addressOf = ({ dataId, shape }: TensorInfo): number => {
    const data = dataIdMap.get(dataId);
    if (data === undefined) throw new Error(`A tensor of shape [${shape.join(', ')}] has no data on the wasm backend: it was disposed, or lives on another backend.`);
    return data.memoryOffset >>> 0;
  };
  return {
    backend,
    memory,
    addressOf,
    output(shape, dtype = 'float32') {
      const info = backend.makeOutput(shape, dtype);
      return { info, address: addressOf(info) };
    },
    reserve(bytes) {
      const address = Math.ceil(allocate(bytes + cacheLine) / cacheLine) * cacheLine;
      new Uint8Array(memory.buffer, address, bytes).fill(0);
      return address;
    },
    withScratch(bytes, work) {
      const address = allocate(bytes + cacheLine);
      try {
        return work(Math.ceil(address / cacheLine) * cacheLine);
      } finally {
        wasm._free(address);
      }
    },
    floats: (address, count) => new Float32Array(memory.buffer, address, count),
    clear: (address, bytes) => void new Uint8Array(memory.buffer, address, bytes).fill(0),
  };
}

/** The threaded build names its memory; the others export it under a minified name. */
function memoryOf(wasm: object): WebAssembly.Memory | undefined {
  const named = get(wasm, 'wasmMemory');
  if (named instanceof WebAssembly.Memory) return named;
  const exported = get(wasm, 'asm');
  if (typeof exported !== 'object' || exported === null) return undefined;
  const values: unknown[] = Object.values(exported);
  return values.find((value) => value instanceof WebAssembly.Memory);
}

function get(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined;
}

function hasFunctions(holder: unknown, names: readonly string[]): boolean {
  return names.every((name) => typeof get(holder, name) === 'function');
}
