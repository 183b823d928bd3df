import * as tf from '@tensorflow/tfjs';
import { totalmem } from 'node:os';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/contract/seeded-random.ts';
import { heapOf, type Heap } from '../../../src/kernels/bindings/heap.ts';
import type { Crew } from '../../../src/kernels/threads/crew.ts';
import { explain } from '../../../src/runtime/explain.ts';
import { randomValues, startKernels, startThreaded } from './kernels-backend.node.ts';

const twoGigabytes = 2 ** 31;
/** Hardly a page of the four gigabytes is touched, but a system that counts promises must have room for them. */
const tooSmall = totalmem() < 6e9;

function openHeap(): Heap {
  const heap = heapOf(tf);
  if (heap === undefined) throw new Error('The wasm backend is not running.');
  return heap;
}

/** Takes memory until every new tensor, large or small, lies above 2 GB. */
function fillLowerHalf(heap: Heap): void {
  for (const bytes of [2 ** 28, 2 ** 24, 2 ** 20, 2 ** 16, 2 ** 12, 2 ** 8, 2 ** 6, 4]) {
    let highInARow = 0;
    // Holes come in any order; after so many high addresses there is none of this size left below.
    while (highInARow < 3) highInARow = heap.output([bytes / 4]).address >= twoGigabytes ? highInARow + 1 : 0;
  }
}

/** A product, all gradients of a convolution, a pool and ten Adam steps; and the lowest address any of the results had. */
function results(heap: Heap): { values: number[][]; lowest: number } {
  const random = seededRandom(41);
  const tensor = (...shape: number[]): tf.Tensor => tf.tensor(randomValues(tf.util.sizeFromShape(shape), random), shape);
  const variable = tf.variable(tensor(90, 40));
  const optimizer = tf.train.adam(0.05);
  const kept = tf.tidy(() => {
    const [a, b] = [tensor(120, 90), tensor(90, 110)];
    const x = tensor(8, 14, 14, 5);
    const w = tensor(3, 3, 5, 9);
    const conv = (image: tf.Tensor, kernel: tf.Tensor): tf.Tensor => tf.conv2d(image.as4D(8, 14, 14, 5), kernel.as4D(3, 3, 5, 9), 1, 'same');
    const strided = (image: tf.Tensor, kernel: tf.Tensor): tf.Tensor => tf.conv2d(image.as4D(8, 14, 14, 5), kernel.as4D(3, 3, 5, 9), 2, 'same');
    for (let step = 0; step < 10; step++) optimizer.minimize(() => tf.mean(tf.square(tf.matMul(a, variable))).asScalar());
    return [
      tf.matMul(a, b), tf.matMul(b, a, true, true), conv(x, w), ...tf.grads(conv)([x, w], tensor(8, 14, 14, 9)),
      ...tf.grads(strided)([x, w], tensor(8, 7, 7, 9)), tf.grad((image: tf.Tensor) => tf.maxPool(image.as4D(8, 14, 14, 5), 2, 2, 'same'))(x, tensor(8, 7, 7, 5)),
    ];
  });
  const all = [...kept, variable];
  const lowest = Math.min(...all.map((one) => heap.addressOf(one)));
  const values = all.map((one) => Array.from(one.dataSync()));
  all.forEach((one) => one.dispose());
  optimizer.dispose();
  return { values, lowest };
}

describe.skipIf(tooSmall)('above 2 GB (needs a machine with 6 GB of memory)', () => {
  test.each([['relaxed', 1], ['plain', 1], ['relaxed-shared', 1], ['relaxed-shared', 2]] as const)(
    'products, convolution gradients, pools and Adam give the same bits as below, with %s kernels on %i thread(s)',
    async (variant, threads) => {
      let crew: Crew | undefined;
      if (variant === 'relaxed-shared') ({ crew } = await startThreaded(variant, threads, { always: true }));
      else await startKernels(variant);
      const heap = openHeap();
      const below = results(heap);
      expect(below.lowest).toBeLessThan(twoGigabytes);
      fillLowerHalf(heap);
      const above = results(heap);
      expect(above.lowest).toBeGreaterThanOrEqual(twoGigabytes);
      expect(above.values).toEqual(below.values);
      expect(crew?.threads ?? 1).toBe(threads);
      crew?.end();
    },
  );
});

describe.skipIf(tooSmall)('where memory runs out (needs a machine with 6 GB of memory)', () => {
  test.each(['relaxed', 'relaxed-shared'] as const)('TF.js and the %s kernels throw a sentence that both languages have, and go on with what is there', async (variant) => {
    await startKernels(variant);
    const heap = openHeap();
    const small = tf.tensor1d([1, 2, 3]);
    const fill = (): void => {
      for (;;) heap.output([2 ** 26]);
    };
    expect(fill).toThrow(/^Out of memory: 268\.4 MB more were needed and the WASM backend already holds 4\d{3}\.\d MB\. /);
    // TF.js's own way of making a tensor, and a kernel of its own.
    expect(() => tf.zeros([2 ** 26])).toThrow(/^Out of memory: /);
    expect(() => tf.tile(small, [2 ** 26])).toThrow(/^Out of memory: /);
    expect(Array.from(tf.neg(small).dataSync())).toEqual([-1, -2, -3]);
  });
});

test('a reader of either language learns how much was needed and how much there was', () => {
  const message = 'Out of memory: 268.4 MB more were needed and the WASM backend already holds 4160.8 MB. Use smaller batches or a smaller model, and free tensors with tf.tidy or dispose.';
  expect(explain(message)).toEqual({
    en: message,
    fr: 'Mémoire épuisée : il fallait encore 268,4 Mo, et le backend WASM en occupe déjà 4160,8. Prenez des lots plus petits ou un modèle plus petit, et libérez les tenseurs avec tf.tidy ou dispose.',
  });
  expect(explain('Out of memory')).toBeUndefined();
});
