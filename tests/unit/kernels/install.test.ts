import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/contract/seeded-random.ts';
import { installKernels } from '../../../src/kernels/bindings/install.ts';
import { linkNative } from '../../../src/kernels/bindings/native.ts';
import { checkModule } from '../../../src/kernels/build.node.ts';
import { matmul } from '../../../src/kernels/reference/matmul.ts';
import { kernelVariant } from '../../../src/kernels/variants.ts';
import { expectClose, modules, randomValues, startKernels, startStock } from './kernels-backend.node.ts';

describe('the compiled modules', () => {
  test('each of the four multiplies matrices on the kind of memory it is for', async () => {
    const random = seededRandom(3);
    const [a, b] = [randomValues(20 * 300, random), randomValues(300 * 13, random)];
    for (const [variant, bytes] of Object.entries(await modules())) {
      const shared = variant.endsWith('shared');
      const memory = new WebAssembly.Memory(shared ? { initial: 64, maximum: 65536, shared } : { initial: 64 });
      const native = linkNative(bytes, memory);
      const [at, bt, ct, scratch] = [1024, 65536, 131072, 262144];
      new Float32Array(memory.buffer, at, a.length).set(a);
      new Float32Array(memory.buffer, bt, b.length).set(b);
      native.matmul(at, 1200, 4, bt, 52, 4, ct, 20, 13, 300, 0, scratch);
      expectClose(new Float32Array(memory.buffer, ct, 260), matmul(a, b, [20, 13, 300]), 1e-5);
      expect(() => linkNative(bytes, new WebAssembly.Memory(shared ? { initial: 1 } : { initial: 1, maximum: 65536, shared: true }))).toThrow();
    }
  });

  test('a module with a data section is refused', () => {
    // (module (import "env" "memory" (memory 0)) (data (i32.const 0) "x"))
    const bytes = Uint8Array.of(
      0, 97, 115, 109, 1, 0, 0, 0, 2, 15, 1, 3, 101, 110, 118, 6, 109, 101, 109, 111, 114, 121, 2, 0, 0, 11, 7, 1, 0, 65, 0, 11, 1, 120,
    );
    expect(() => checkModule('plain', bytes)).toThrow('data section');
  });

  test('Node runs relaxed SIMD, and the memory decides about sharing', () => {
    expect(kernelVariant({ shared: false })).toBe('relaxed');
    expect(kernelVariant({ shared: true })).toBe('relaxed-shared');
  });
});

describe('installing', () => {
  test('a second time changes nothing', async () => {
    const first = await startKernels('plain');
    const kernel = tf.getKernel('BatchMatMul', 'wasm').kernelFunc;
    expect(installKernels(tf, (await modules()).relaxed)).toBe(first);
    expect(tf.getKernel('BatchMatMul', 'wasm').kernelFunc).toBe(kernel);
    expect(first).toMatchObject({ relaxed: false, shared: false });
  });

  test('on another backend installs nothing and says why', async () => {
    await tf.setBackend('cpu');
    expect(installKernels(tf, (await modules()).plain)).toEqual({ installed: [], reason: 'The backend is cpu, the kernels are for wasm.' });
    await tf.setBackend('wasm');
  });

  test('with bytes that are no kernel module leaves the stock kernels', async () => {
    await startStock();
    const report = installKernels(tf, Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    expect(report).toMatchObject({ installed: [], reason: expect.stringContaining('lacks a function') });
    expect(Array.from(tf.matMul([[1, 2]], [[3], [4]]).dataSync())).toEqual([11]);
  });

  test('the memory may grow: old and new tensors give right results after it', async () => {
    await startKernels('relaxed');
    const random = seededRandom(7);
    const [a, b] = [randomValues(64 * 64, random), randomValues(64 * 64, random)];
    const [left, right] = [tf.tensor2d(a, [64, 64]), tf.tensor2d(b, [64, 64])];
    const large = Array.from({ length: 12 }, () => tf.zeros([1024, 1024, 5]));
    const expected = matmul(a, b, [64, 64, 64]);
    expectClose(tf.matMul(left, right).dataSync(), expected, 1e-5);
    expectClose(tf.relu(left).dataSync(), a.map((value) => Math.max(0, value)), 1e-6);
    large.forEach((tensor) => tensor.dispose());
    expectClose(tf.matMul(left, right).dataSync(), expected, 1e-5);
  });

  test('a wrong value found by the self-test brings the stock kernels back', async () => {
    await startStock();
    const bytes = (await modules()).plain;
    const stock = tf.getKernel('BatchMatMul', 'wasm').kernelFunc;
    const report = installKernels(tf, withMultiplicationBroken(bytes));
    expect(report).toMatchObject({ installed: [], reason: expect.stringContaining('self-test') });
    expect(tf.getKernel('BatchMatMul', 'wasm').kernelFunc).toBe(stock);
  });
});

/** The same module with every vector multiplication made a subtraction. */
function withMultiplicationBroken(bytes: Uint8Array): Uint8Array {
  const broken = Uint8Array.from(bytes);
  const [multiply, subtract] = [[0xfd, 0xe6, 0x01], [0xfd, 0xe5, 0x01]];
  for (let at = 0; at + 3 <= broken.length; at++) {
    if (multiply.every((byte, index) => broken[at + index] === byte)) broken.set(subtract, at);
  }
  return broken;
}
