import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { countModel, trainingBytes } from '../../../src/estimate/count-model.ts';
import type { Multiplications } from '../../../src/estimate/count-layer.ts';
import type { Model } from '../../../src/estimate/layer.ts';
import { bertBase, gpt, gpt2Small, mnistCnn, mnistCnn3264, mnistMlp, resNet18, resNet20, resNet8, reviewLstm } from '../../../src/estimate/models.ts';
import { startKernels } from '../kernels/kernels-backend.node.ts';
import { built } from './layers-model.ts';

test.each<[string, Model, number]>([
  ['MLP of MNIST', mnistMlp(128), 101_770],
  ['CNN of MNIST', mnistCnn(8, 16), 5_258],
  ['PyTorch’s CNN of MNIST', mnistCnn3264, 1_199_882],
  // PyTorch's own sums for the models behind src/measured/python-cpu.json.
  ['ResNet-8', resNet8, 78_042],
  ['ResNet-20', resNet20, 272_474],
  ['ResNet-18', resNet18, 11_173_962],
  ['BERT-base', bertBase(128), 108_890_112],
  ['GPT-2 small', gpt(gpt2Small, 64), 124_439_808],
])('the %s has the weights of the published one', (_name, model, trainable) => {
  expect(countModel(model).trainable).toBe(trainable);
});

test('the multiplications are those of the chapter', () => {
  const mlp = countModel(mnistMlp(128));
  expect([mlp.forward.products, mlp.training.products]).toEqual([101_632, 204_544]);
  const { products, convolutions } = countModel(mnistCnn(8, 16)).forward;
  expect(products + convolutions).toBe(192_064);
});

test('an epoch of ResNet-8 asks for memory in proportion to its batch', () => {
  const [small, large] = [trainingBytes(resNet8, 32, 2), trainingBytes(resNet8, 128, 2)];
  const { activations, trainable, fixed } = countModel(resNet8);
  expect(large - small).toBe(4 * 96 * (activations + 32 * 32 * 3));
  expect(small).toBe(4 * (4 * trainable + fixed + 32 * (activations + 32 * 32 * 3)));
});

const valuesIn = (shape: readonly number[]): number => shape.reduce((product, side) => product * side, 1);

/** Multiplications of the kernels that ran, by their shapes. */
function multiplicationsOf(kernels: Awaited<ReturnType<typeof tf.profile>>['kernels']): Multiplications {
  const sum = { products: 0, convolutions: 0 };
  for (const { name, inputShapes, outputShapes } of kernels) {
    const [first = [], second = []] = inputShapes.map((shape) => shape ?? []);
    const [output = []] = outputShapes;
    // Each side of a product stands in two of the three matrices, whichever of them are transposed; the batch in all.
    const batch = output.length === 3 ? (output[0] ?? 1) : 1;
    if (name === 'BatchMatMul' || name === '_FusedMatMul') sum.products += Math.sqrt((valuesIn(first) * valuesIn(second) * valuesIn(output)) / batch);
    if (name === 'Conv2D' || name === 'FusedConv2D') sum.convolutions += valuesIn(output) * valuesIn(second.slice(0, 3));
    if (name === 'Conv2DBackpropInput') sum.convolutions += valuesIn(first) * valuesIn(second.slice(0, 3));
    if (name === 'Conv2DBackpropFilter') sum.convolutions += valuesIn(second) * valuesIn(output.slice(0, 3));
  }
  return sum;
}

function isTensor(output: unknown): output is tf.Tensor {
  return output instanceof tf.Tensor;
}

function onlyTensor(output: unknown): tf.Tensor {
  if (isTensor(output)) return output;
  throw new Error('Expected one tensor.');
}

describe('the multiplications of a training step are those of the kernels that run', () => {
  test.each<[string, Model]>([
    ['MLP', mnistMlp(32, 16)],
    ['CNN', mnistCnn(3, 5)],
    ['ResNet-8', resNet8],
    ['LSTM', reviewLstm(50, 6, 7, 5)],
  ])('%s', async (_name, model) => {
    await startKernels('plain');
    const network = built(model);
    const examples = 2;
    const profile = await tf.profile(() => {
      const { value, grads } = tf.variableGrads(() => tf.sum<tf.Scalar>(onlyTensor(network.apply(tf.ones([examples, ...model.input]), { training: true }))));
      return [value, ...Object.values(grads)];
    });
    const { products, convolutions } = countModel(model).training;
    expect(multiplicationsOf(profile.kernels)).toEqual({ products: examples * products, convolutions: examples * convolutions });
  });
});
