import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { trainingOptions } from '../../bench/training/options.ts';
import { readingsOf, type Result } from '../../bench/training/results.ts';
import { tasks } from '../../bench/training/tfjs/tasks.ts';
import { workloads, type Workload } from '../../bench/training/workloads.ts';
import { startKernels } from '../kernels/kernels-backend.node.ts';

describe('the networks of the training benchmark', () => {
  beforeAll(() => startKernels('plain'));

  const count = (weights: readonly { shape: readonly (number | null)[] }[]): number =>
    weights.reduce((sum, { shape }) => sum + shape.reduce<number>((product, size) => product * (size ?? 1), 1), 0);

  test.each(workloads)('$name has as many numbers to learn as it says, and learns from two examples', async ({ name, parameters }) => {
    const model = tasks[name].model();
    expect(count(model.trainableWeights)).toBe(parameters.tfjs);
    const { inputs, targets } = await tasks[name].examples(2);
    const before = model.getWeights().at(-1)?.dataSync();
    expect(await model.trainOnBatch(inputs, targets)).toBeGreaterThan(0);
    expect(model.getWeights().at(-1)?.dataSync()).not.toEqual(before);
    tf.dispose([inputs, targets]);
    model.dispose();
  });

  test.each(workloads.filter(({ goals }) => goals.byHand !== undefined))('$name by hand has as many too, and its step lowers the loss of a batch', async ({ name, parameters }) => {
    const made = tasks[name].byHand?.();
    if (made === undefined) throw new Error(`${name} has no training step by hand.`);
    expect(count(made.weights)).toBe(parameters.tfjs);
    const { inputs, targets } = await tasks[name].examples(16);
    const losses = Array.from({ length: 8 }, () => made.optimizer.minimize(() => made.loss(inputs, targets), true, made.weights)?.dataSync()[0] ?? NaN);
    expect(losses.at(-1)).toBeLessThan((losses[0] ?? NaN) * 0.9);
    tf.dispose([inputs, targets]);
  });
});

describe('the figures of the training benchmark', () => {
  type Who = Result['contestant'];
  const outcome = (name: Who['name'], threads: number, msPerStep: number[]): Result => ({ contestant: { name, threads, variant: 'fit', isOurs: name === 'chromium' }, msPerStep });
  const mlp = workloads.find(({ name }) => name === 'mnist-mlp');
  if (mlp === undefined) throw new Error('There is no MLP.');
  const figures = (workload: Workload, outcomes: Result[]): Record<string, number> => Object.fromEntries(readingsOf(workload, outcomes).map(({ id, value }) => [id, value]));

  test('a ratio is taken in each round, against PyTorch with as many threads', () => {
    const outcomes = [outcome('chromium', 2, [2, 30, 4]), outcome('pytorch', 1, [1, 1, 1]), outcome('pytorch', 2, [1, 10, 2])];
    expect(figures(mlp, outcomes)).toMatchObject({ 'training.mnist-mlp.chromium.2-threads.ratio': 2, 'training.mnist-mlp.chromium.2-threads.step': 4 });
  });

  test('without PyTorch there are times and no ratios, and who cannot train has neither', () => {
    const ids = Object.keys(figures(mlp, [outcome('chromium', 1, [1, 2, 3]), outcome('stock-wasm', 1, [])]));
    expect(ids).toEqual(['training.mnist-mlp.chromium.1-thread.step']);
  });

  test('a part of the topic is known for one, and an unknown workload is refused by name', () => {
    expect(trainingOptions(['--only', 'gpt', '--rounds', '2'], 2)).toMatchObject({ rounds: 2, isPartial: true, workloads: [{ name: 'gpt' }] });
    expect(trainingOptions([], 1)).toMatchObject({ rounds: 5, isPartial: false, threads: [1] });
    expect(() => trainingOptions(['--only', 'bert'], 2)).toThrow('There is no workload "bert".');
  });
});
