import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/contract/seeded-random.ts';
import { adam } from '../../../src/kernels/reference/adam.ts';
import { expectClose, onCpu, randomValues, startKernels } from './kernels-backend.node.ts';

const settings = { learningRate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 };
const random = seededRandom(53);
const start = randomValues(71, random);
const gradients = Array.from({ length: 40 }, () => randomValues(71, random));

function follow(optimizer: tf.Optimizer, steps: readonly number[][], weights: tf.Variable = tf.variable(tf.tensor1d(start))): tf.Variable {
  for (const step of steps) {
    const gradient = tf.tensor1d(step);
    optimizer.applyGradients([{ name: weights.name, tensor: gradient }]);
    gradient.dispose();
  }
  return weights;
}

function newAdam(): tf.AdamOptimizer {
  return tf.train.adam(settings.learningRate, settings.beta1, settings.beta2, settings.epsilon);
}

describe.each(['relaxed', 'plain'] as const)('optimizers, %s SIMD', (variant) => {
  beforeAll(async () => {
    await startKernels(variant);
  });

  test('Adam agrees with the reference in double precision to 1e-5 after 40 steps', () => {
    const weights = follow(newAdam(), gradients);
    expectClose(weights.dataSync(), adam(start, gradients, settings), 1e-5);
    weights.dispose();
  });

  test('Adam, SGD and momentum agree with those of the cpu backend to 1e-7 after 40 steps', async () => {
    for (const make of [newAdam, () => tf.train.sgd(0.05), () => tf.train.momentum(0.05, 0.9), () => tf.train.momentum(0.05, 0.8, true)]) {
      const run = (): Float32Array | Int32Array | Uint8Array => follow(make(), gradients).dataSync();
      expectClose(run(), await onCpu(run), 1e-7);
    }
  });

  test('moments of weights without gradients fade to 0, and never to numbers that are slow', async () => {
    for (const optimizer of [newAdam(), tf.train.momentum(0.05, 0.9)]) {
      const weights = follow(optimizer, [...gradients.slice(0, 1), ...Array.from({ length: 900 }, () => Array<number>(71).fill(0))]);
      const [, first] = await optimizer.getWeights();
      expect(Array.from(first?.tensor.dataSync() ?? [])).toEqual(Array<number>(71).fill(0));
      weights.dispose();
    }
  });

  test('a saved Adam goes on exactly where it stopped', async () => {
    const whole = follow(newAdam(), gradients);
    const before = newAdam();
    const weights = follow(before, gradients.slice(0, 15));
    const after = newAdam();
    await after.setWeights(await before.getWeights());
    follow(after, gradients.slice(15), weights);
    // The powers of beta are recomputed on loading, as TF.js does: a rounding apart.
    expectClose(weights.dataSync(), whole.dataSync(), 1e-6);
  });

  test('a saved momentum goes on exactly where it stopped', async () => {
    const make = (): tf.Optimizer => tf.train.momentum(0.05, 0.9);
    const whole = follow(make(), gradients);
    const before = make();
    const weights = follow(before, gradients.slice(0, 15));
    const after = make();
    await after.setWeights(await before.getWeights());
    follow(after, gradients.slice(15), weights);
    expect(Array.from(weights.dataSync())).toEqual(Array.from(whole.dataSync()));
  });

  test('clones of the weights and of the moments keep their values', async () => {
    const optimizer = newAdam();
    const weights = follow(optimizer, gradients.slice(0, 2));
    const clones = [weights, ...(await optimizer.getWeights()).slice(1).map(({ tensor }) => tensor)].map((tensor) => ({ clone: tensor.clone(), values: Array.from(tensor.dataSync()) }));
    follow(optimizer, gradients.slice(2, 5), weights);
    for (const { clone, values } of clones) expect(Array.from(clone.dataSync())).toEqual(values);
  });

  test('a missing gradient leaves its weights alone, and the step still counts', () => {
    const optimizer = newAdam();
    const [moved, left] = [tf.variable(tf.ones([3])), tf.variable(tf.ones([3]))];
    optimizer.applyGradients([{ name: moved.name, tensor: tf.ones([3]) }]);
    expect(Array.from(left.dataSync())).toEqual([1, 1, 1]);
    expect(moved.dataSync()[0]).toBeCloseTo(0.99, 5);
    expect(optimizer.iterations).toBe(1);
  });
});
