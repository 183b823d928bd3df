import * as tf from '@tensorflow/tfjs';
import { afterEach, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/contract/seeded-random.ts';
import { linkNative, nativeIndex } from '../../../src/kernels/bindings/native.ts';
import { matmul } from '../../../src/kernels/reference/matmul.ts';
import { awaitShares, boardBytes, openBoard, publish } from '../../../src/kernels/threads/board.ts';
import type { Crew } from '../../../src/kernels/threads/crew.ts';
import { cut } from '../../../src/kernels/threads/cut.ts';
import { startNodeThread } from '../../../src/kernels/threads/start-thread.node.ts';
import type { StartThread, Thread } from '../../../src/kernels/threads/thread.ts';
import { startFrom } from '../../fixtures/kernels/threads/start-from.node.ts';
import { drawn, expectClose, modules, randomValues, startStock, startThreaded } from './kernels-backend.node.ts';

type Values = Float32Array | Int32Array | Uint8Array;

let crew: Crew | undefined;
afterEach(() => {
  crew?.end();
  crew = undefined;
});

/** Every product and convolution of a list of random shapes, with their gradients, one after the other. */
function allResults(): Values[] {
  const random = seededRandom(31);
  const results: Values[] = [];
  const keep = (tensors: readonly (tf.Tensor | undefined)[]): void => {
    for (const tensor of tensors) results.push(tensor?.dataSync() ?? new Float32Array());
  };
  const tensor = (shape: number[]): tf.Tensor => tf.tensor(randomValues(tf.util.sizeFromShape(shape), random), shape);
  const sizes = [
    ...drawn(12, 5, (between) => [between(1, 70), between(1, 70), between(1, 300)] as const),
    [0, 5, 3], [4, 0, 3], [4, 5, 0], [1, 300, 20], [300, 1, 20], [6, 8, 1], [7, 9, 257], [500, 10, 64],
  ] as const;
  for (const [m, n, depth] of sizes) {
    for (const [transposeA, transposeB] of [[false, false], [true, false], [false, true], [true, true]] as const) {
      for (const batch of [[], [1], [2], [5], [0]]) {
        tf.tidy(() => {
          const a = tensor([...batch, ...(transposeA ? [depth, m] : [m, depth])]);
          const b = tensor([...batch, ...(transposeB ? [n, depth] : [depth, n])]);
          keep([tf.matMul(a, b, transposeA, transposeB), tf.fused.matMul({ a, b, transposeA, transposeB, bias: tf.tensor1d(randomValues(n, random)), activation: 'relu' })]);
        });
      }
    }
  }
  for (const [left, right] of [[[3, 1, 7, 5], [2, 5, 9]], [[2, 3, 7, 5], [2, 1, 5, 9]], [[6, 4, 3], [3, 20]]] as const) {
    tf.tidy(() => keep([tf.matMul(tensor([...left]), tensor([...right]))]));
  }
  const images = drawn(30, 6, (between) => ({
    shape: [between(0, 9), between(5, 14), between(5, 14), between(1, 19)] as [number, number, number, number],
    filter: [between(1, 4), between(1, 4)] as [number, number], strides: [between(1, 3), between(1, 3)] as [number, number],
    pad: between(0, 1) === 0 ? ('same' as const) : ('valid' as const), outChannels: between(1, 19),
  }));
  // Enough work for the filter's gradient to be added up in groups.
  images.push({ shape: [13, 20, 20, 8], filter: [3, 3], strides: [1, 1], pad: 'same', outChannels: 12 });
  images.push({ shape: [16, 14, 14, 16], filter: [3, 3], strides: [2, 2], pad: 'same', outChannels: 32 });
  // By Winograd's algorithm: patches of one image and of the next stand in one block.
  images.push({ shape: [9, 13, 14, 16], filter: [3, 3], strides: [1, 1], pad: 'same', outChannels: 24 });
  for (const { shape, filter, strides, pad, outChannels } of images) {
    tf.tidy(() => {
      const x = tensor(shape);
      const w = tensor([...filter, shape[3], outChannels]);
      const run = (image: tf.Tensor, kernel: tf.Tensor): tf.Tensor => tf.conv2d(image.as4D(...shape), kernel.as4D(...filter, shape[3], outChannels), strides, pad);
      const y = run(x, w);
      keep([y, ...tf.grads(run)([x, w], tensor(y.shape))]);
      const pool = (image: tf.Tensor): tf.Tensor => tf.maxPool(image.as4D(...shape), filter, strides, pad);
      const pooled = pool(x);
      keep([pooled, tf.grad(pool)(x, tensor(pooled.shape))]);
    });
  }
  return results;
}

describe.each(['relaxed-shared', 'plain-shared'] as const)('threads, %s', (variant) => {
  test('one, two and three give the same bits for products, convolutions, pools and all their gradients, however small', async () => {
    const byThreads: Values[][] = [];
    for (const threads of [1, 2, 3]) {
      const started = await startThreaded(variant, threads, { always: true });
      expect(started.crew.threads).toBe(threads);
      expect(started.report).toMatchObject({ shared: true });
      byThreads.push(allResults());
      // Nobody failed or was given up on the way.
      expect(started.crew.threads).toBe(threads);
      started.crew.end();
    }
    const [one = [], two = [], three = []] = byThreads;
    for (const [index, values] of one.entries()) {
      expect(two[index], `result ${index} on two threads`).toEqual(values);
      expect(three[index], `result ${index} on three threads`).toEqual(values);
    }
  });
});

describe('a crew', () => {
  test('of helpers alone finishes a job: the shares are really done on other threads', async () => {
    const bytes = (await modules())['relaxed-shared'];
    const memory = new WebAssembly.Memory({ initial: 64, maximum: 65536, shared: true });
    const thread = startNodeThread({ module: new WebAssembly.Module(new Uint8Array(bytes)), memory, board: 1024, thread: 1 });
    await thread.ready;
    const random = seededRandom(3);
    const [a, b] = [randomValues(20 * 30, random), randomValues(30 * 13, random)];
    const [at, bt, ct, scratch] = [65536, 131072, 262144, 1048576];
    new Float32Array(memory.buffer, at, a.length).set(a);
    new Float32Array(memory.buffer, bt, b.length).set(b);
    expect(linkNative(bytes, memory).matmulScratchBytes()).toBeLessThan(memory.buffer.byteLength - 2 * scratch);
    const shares = cut(20, 3).map(({ first, count }) => [1, at + first * 120, 0, 120, 4, bt, 0, 52, 4, ct + first * 52, 0, 52, count, 13, 30, 0]);
    const board = openBoard(memory, 1024);
    publish(board, { callee: nativeIndex('matmuls'), shares, scratch: scratch / 2, scratchStep: scratch / 2 });
    expect(awaitShares(board, 60)).toBe(true);
    expectClose(new Float32Array(memory.buffer, ct, 260), matmul(a, b, [20, 13, 30]), 1e-5);
    expect(1024 + boardBytes).toBeLessThan(at);
    thread.end();
  });

  test('goes on when the memory has grown: its helpers see the new part', async () => {
    ({ crew } = await startThreaded('relaxed-shared', 3));
    const random = seededRandom(7);
    const [a, b] = [randomValues(128 * 128, random), randomValues(128 * 128, random)];
    const expected = matmul(a, b, [128, 128, 128]);
    const large: tf.Tensor[] = [];
    for (let step = 0; step < 8; step++) {
      // New tensors lie behind the large ones, where no thread has been yet.
      large.push(tf.zeros([1024, 1024, 8]));
      tf.tidy(() => expectClose(tf.matMul(tf.tensor2d(a, [128, 128]), tf.tensor2d(b, [128, 128])).dataSync(), expected, 1e-5));
    }
    expect(crew.threads).toBe(3);
    large.forEach((tensor) => tensor.dispose());
  });

  test('whose threads never get ready is one thread', async () => {
    ({ crew } = await startThreaded('relaxed-shared', 3, { start: startFrom('silent.node.ts'), readySeconds: 0.1 }));
    expect(crew.threads).toBe(1);
    expectRightProduct();
  });

  test('whose threads cannot be started is one thread', async () => {
    const refuse: StartThread = () => {
      throw new Error('No threads here.');
    };
    ({ crew } = await startThreaded('relaxed-shared', 3, { start: refuse }));
    expect(crew.threads).toBe(1);
    expectRightProduct();
    crew.end();
    ({ crew } = await startThreaded('relaxed-shared', 3, { start: startFrom('missing.node.ts') }));
    expect(crew.threads).toBe(1);
    expectRightProduct();
  });

  test('on memory that is not shared is one thread', async () => {
    await startStock();
    const { startKernelCrew } = await import('../../../src/kernels/bindings/install.ts');
    crew = await startKernelCrew(tf, { module: (await modules()).relaxed, threads: 3, start: startNodeThread });
    expect(crew?.threads).toBe(1);
  });

  test('whose helper has died does its work all the same', async () => {
    const threads: Thread[] = [];
    const start: StartThread = (message) => {
      const thread = startNodeThread(message);
      threads.push(thread);
      return thread;
    };
    ({ crew } = await startThreaded('relaxed-shared', 2, { start }));
    expectRightProduct();
    threads.forEach((thread) => thread.end());
    for (let round = 0; round < 5; round++) expectRightProduct();
  });

  test.each(['hang', 'throw'] as const)('whose helper takes a share to %s does the work again, and alone from then on', async (then) => {
    ({ crew } = await startThreaded('relaxed-shared', 2, { start: startFrom('taker.node.ts', { then }), patienceSeconds: 0.2, always: true }));
    expect(crew.threads).toBe(2);
    // The owner may be quicker than the helper, so there is more than one job.
    for (let round = 0; round < 1000 && crew.threads > 1; round++) expectRightProduct();
    expect(crew.threads).toBe(1);
    expectRightProduct();
  });
});

test.each([
  [10, 3, 1, [[0, 3], [3, 3], [6, 4]]],
  [20, 2, 6, [[0, 12], [12, 8]]],
  [3, 8, 1, [[0, 1], [1, 1], [2, 1]]],
  [0, 4, 1, [[0, 0]]],
  [13, 1, 8, [[0, 13]]],
])('%i things cut into at most %i parts in units of %i', (count, parts, unit, expected) => {
  expect(cut(count, parts, unit).map(({ first, count: length }) => [first, length])).toEqual(expected);
});

const product = (() => {
  const random = seededRandom(9);
  const [a, b] = [randomValues(150 * 130, random), randomValues(130 * 140, random)];
  return { a, b, expected: matmul(a, b, [150, 140, 130]) };
})();

function expectRightProduct(): void {
  const values = tf.tidy(() => tf.matMul(tf.tensor2d(product.a, [150, 130]), tf.tensor2d(product.b, [130, 140])).dataSync());
  expectClose(values, product.expected, 1e-5);
}
