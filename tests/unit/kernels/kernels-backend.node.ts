import * as tf from '@tensorflow/tfjs';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { seededRandom } from '../../../src/contract/seeded-random.ts';
import { installKernels, startKernelCrew, type KernelReport } from '../../../src/kernels/bindings/install.ts';
import { buildKernels } from '../../../src/kernels/build.node.ts';
import type { Crew, CrewOptions } from '../../../src/kernels/threads/crew.ts';
import { withStandInWorkers } from '../../../src/kernels/threads/stand-in-workers.ts';
import { startNodeThread } from '../../../src/kernels/threads/start-thread.node.ts';
import type { KernelVariant } from '../../../src/kernels/variants.ts';

export const root = fileURLToPath(new URL('../../..', import.meta.url));

let built: Promise<Record<KernelVariant, Uint8Array>> | undefined;

/** The compiled modules; compiled once per test file. */
export function modules(): Promise<Record<KernelVariant, Uint8Array>> {
  return (built ??= buildKernels(root));
}

/** A new wasm backend, with a memory of its own, shared or not, and stock kernels. */
export async function startStock(options: { shared: boolean } = { shared: false }): Promise<void> {
  setWasmPaths(`${root}/node_modules/@tensorflow/tfjs-backend-wasm/dist/`);
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', options.shared);
  setThreadsCount(1);
  const factory = tf.findBackendFactory('wasm');
  tf.removeBackend('wasm');
  tf.registerBackend('wasm', factory);
  const started = options.shared ? await withStandInWorkers(() => tf.setBackend('wasm')) : await tf.setBackend('wasm');
  if (!started) throw new Error('The wasm backend did not start.');
}

/** A new wasm backend with our kernels, on one thread. */
export async function startKernels(variant: KernelVariant): Promise<KernelReport> {
  await startStock({ shared: variant.endsWith('shared') });
  return installKernels(tf, (await modules())[variant]);
}

/** A new wasm backend with our kernels on several threads. */
export async function startThreaded(
  variant: 'relaxed-shared' | 'plain-shared', threads: number, options: Partial<CrewOptions> = {},
): Promise<{ crew: Crew; report: KernelReport }> {
  await startStock({ shared: true });
  const module = (await modules())[variant];
  const crew = await startKernelCrew(tf, { module, threads, start: startNodeThread, ...options });
  if (crew === undefined) throw new Error('There is no wasm backend to share the memory of.');
  return { crew, report: installKernels(tf, module, crew) };
}

/** Numbers of both signs with three decimals, so that sums are not all rounding. */
export function randomValues(count: number, random: () => number): number[] {
  return Array.from({ length: count }, () => Math.round((random() * 2 - 1) * 1000) / 1000);
}

/** Draws cases from a seed, so that a failure comes back with the same numbers. */
export function drawn<T>(count: number, seed: number, draw: (between: (low: number, high: number) => number, random: () => number) => T): T[] {
  const random = seededRandom(seed);
  const between = (low: number, high: number): number => low + Math.floor(random() * (high - low + 1));
  return Array.from({ length: count }, () => draw(between, random));
}

/** Every value within `tolerance`, as a share of the largest expected value (at least of 1). */
export function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  let largest = 1;
  for (let i = 0; i < expected.length; i++) largest = Math.max(largest, Math.abs(expected[i] ?? NaN));
  for (let i = 0; i < expected.length; i++) {
    const difference = Math.abs((actual[i] ?? NaN) - (expected[i] ?? NaN)) / largest;
    if (!(difference <= tolerance)) expect.fail(`at ${i}: expected ${expected[i] ?? NaN} within ${tolerance}, got ${actual[i] ?? NaN}`);
  }
}

/** What a computation gives on the cpu backend. */
export async function onCpu<T>(compute: () => T): Promise<T> {
  await tf.setBackend('cpu');
  try {
    return compute();
  } finally {
    await tf.setBackend('wasm');
  }
}
