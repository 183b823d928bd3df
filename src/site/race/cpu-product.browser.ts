import { linkNative } from '../../kernels/bindings/native.ts';
import { kernelVariant } from '../../kernels/variants.ts';

/** Multiplies n × n matrices on one core, with the kernel that trains the networks of this course. */
export interface CpuProduct {
  /** The product of the two matrices, once. */
  multiply(a: Float32Array, b: Float32Array, n: number): Float32Array;
  /** Repeats it for about `milliseconds`. Returns seconds a product. */
  time(n: number, milliseconds: number): number;
}

const pageBytes = 65_536;

/** @param base where the site stands, "/" or "/course/" */
export async function openCpu(base: string, largest: number): Promise<CpuProduct> {
  const folder = `${base}sandbox/`;
  const list: unknown = await (await fetch(`${folder}assets.json`)).json();
  const file = pick(pick(pick(list, 'kernels'), kernelVariant({ shared: false })), 'file');
  if (typeof file !== 'string') throw new Error(`${folder}assets.json names no kernels for this browser.`);
  const bytes = new Uint8Array(await (await fetch(folder + file)).arrayBuffer());

  const matrixBytes = 4 * largest * largest;
  const [aAt, bAt, cAt, scratchAt] = [0, matrixBytes, 2 * matrixBytes, 3 * matrixBytes].map((at) => at + 64);
  if (aAt === undefined || bAt === undefined || cAt === undefined || scratchAt === undefined) throw new Error('Four addresses were laid out.');
  const memory = new WebAssembly.Memory({ initial: Math.ceil((scratchAt + 4 * pageBytes) / pageBytes) });
  const native = linkNative(bytes, memory);
  const scratchEnd = scratchAt + native.matmulScratchBytes();
  if (scratchEnd > memory.buffer.byteLength) memory.grow(Math.ceil((scratchEnd - memory.buffer.byteLength) / pageBytes));

  const once = (n: number): void => {
    native.matmul(aAt, 4 * n, 4, bAt, 4 * n, 4, cAt, n, n, n, 0, scratchAt);
  };
  return {
    multiply(a, b, n) {
      new Float32Array(memory.buffer, aAt, n * n).set(a);
      new Float32Array(memory.buffer, bAt, n * n).set(b);
      once(n);
      return new Float32Array(memory.buffer, cAt, n * n).slice();
    },
    time(n, milliseconds) {
      once(n);
      const start = performance.now();
      let products = 0;
      let passed = 0;
      for (let batch = 1; passed < milliseconds; batch *= 2) {
        for (let i = 0; i < batch; i++) once(n);
        products += batch;
        passed = performance.now() - start;
      }
      return passed / 1000 / products;
    },
  };
}

function pick(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined;
}
