import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { costOf, repeated } from '../../../src/estimate/cost.ts';
import { countModel } from '../../../src/estimate/count-model.ts';
import type { Model } from '../../../src/estimate/layer.ts';
import { characterGpt, mnistCnn, mnistCnn3264, mnistMlp, resNet8, reviewLstm } from '../../../src/estimate/models.ts';
import { smallGpt as smallGptStep } from '../../bench/predictions/small-gpt.ts';
import { startKernels } from '../kernels/kernels-backend.node.ts';
import { built } from './layers-model.ts';

/** Operations that run while a model is fitted to two batches, for each batch. */
async function operationsOfAStep(model: Model): Promise<number> {
  await startKernels('plain');
  const network = built(model);
  const [batch, batches] = [4, 2];
  const classes = countModel(model).output[0] ?? 1;
  network.compile({ optimizer: tf.train.adam(), loss: classes === 1 ? 'binaryCrossentropy' : 'categoricalCrossentropy', metrics: ['accuracy'] });
  const inputs = model.input.length === 1 ? tf.zeros([batch * batches, ...model.input], 'int32') : tf.ones([batch * batches, ...model.input]);
  const labels = tf.ones([batch * batches, classes]);
  const fit = async (): Promise<tf.Tensor> => {
    await network.fit(inputs, labels, { batchSize: batch, epochs: 1 });
    return tf.scalar(0);
  };
  await fit(); // The optimizer makes its averages at the first step.
  const { kernels } = await tf.profile(fit);
  return kernels.length / batches;
}

test.each<[string, Model]>([
  ['an MLP', mnistMlp(128)],
  ['a deeper MLP', mnistMlp(64, 64, 64)],
  ['a CNN', mnistCnn(8, 16)],
  ['PyTorch’s CNN', mnistCnn3264],
  ['ResNet-8', resNet8],
  ['an LSTM', reviewLstm(100, 8, 8, 12)],
])('the operations counted for a step of %s are those that run, give or take 5 %', async (_name, model) => {
  const ran = await operationsOfAStep(model);
  const counted = costOf(model, { batch: 4, pass: 'training' }).operations;
  expect(Math.abs(counted / ran - 1), `${counted} counted, ${ran} ran`).toBeLessThanOrEqual(0.05);
});

test('the operations counted for a step of the GPT of the playground are those that run, give or take 10 %', async () => {
  await startKernels('plain');
  const step = smallGptStep(2);
  step();
  const { kernels } = await tf.profile(() => {
    step();
    return tf.scalar(0);
  });
  const counted = costOf(characterGpt(), { batch: 2, pass: 'training', loop: 'own' }).operations;
  expect(Math.abs(counted / kernels.length - 1), `${counted} counted, ${kernels.length} ran`).toBeLessThanOrEqual(0.1);
});

test('a convolution of 3 x 3 over many channels counts for less than its multiplications, the more channels the less; any other for all', () => {
  const share = (channels: number, filters: number, size = 3, stride = 1): number => {
    const model: Model = { input: [32, 32, channels], layers: [{ kind: 'convolution', filters, size, stride, padding: 'same' }] };
    return costOf(model, { batch: 1, pass: 'inference' }).convolutions / countModel(model).forward.convolutions;
  };
  for (const byDefinition of [share(16, 12), share(16, 16, 5), share(16, 16, 3, 2), share(3, 16)]) expect(byDefinition).toBe(1);
  expect(share(16, 16)).toBeCloseTo(0.61, 2);
  expect(share(64, 64)).toBeLessThan(share(16, 64));
});

test('a larger batch has more multiplications and bytes, and no more operations', () => {
  const [small, large] = [8, 64].map((batch) => costOf(mnistCnn(8, 16), { batch, pass: 'training' }));
  if (small === undefined || large === undefined) throw new Error('Two costs were asked for.');
  expect(large.convolutions).toBe(8 * small.convolutions);
  expect(large.operations).toBe(small.operations);
  expect(large.bytes).toBeGreaterThan(small.bytes);
  expect(large.bytes).toBeLessThan(8 * small.bytes);
});

test('an epoch costs its batches', () => {
  const step = costOf(mnistMlp(128), { batch: 64, pass: 'training' });
  expect(repeated(step, 938)).toMatchObject({ products: 938 * 64 * 204_544, operations: 938 * step.operations, batches: 938 });
});
