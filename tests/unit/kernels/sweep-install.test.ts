import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test, vi } from 'vitest';
import { fallbackKernels, installFallbacks } from '../../../src/kernels/fallback/install.ts';
import { on, startBothBackends } from '../../fixtures/kernels/two-backends.node.ts';

beforeAll(() => startBothBackends(() => undefined));

const registered = (): Map<string, tf.KernelFunc> => new Map(tf.getKernelsForBackend('wasm').map(({ kernelName, kernelFunc }) => [kernelName, kernelFunc]));

test('installing changes the kernels of the list but for the excepted ones, no other, and nothing the second time', () => {
  const warnings = vi.spyOn(console, 'warn');
  const before = registered();
  const except = ['MaxPoolGrad', 'Sum'];
  const installed = installFallbacks(tf, except);
  const after = registered();
  expect([...after.keys()].filter((kernel) => after.get(kernel) !== before.get(kernel)).sort()).toEqual([...installed].sort());
  expect([...installed, ...except].sort()).toEqual([...fallbackKernels].sort());

  installFallbacks(tf, except);
  expect(registered().get('Mean'), 'a guard around a guard').toBe(after.get('Mean'));
  expect(warnings).not.toHaveBeenCalled();
  warnings.mockRestore();
});

test('reductions over nothing and products of nothing give what they give on the cpu backend', () => {
  installFallbacks(tf);
  const reductions = [tf.sum, tf.mean, tf.prod, tf.max, tf.min].map((reduce) => () => reduce(tf.zeros([3, 0]), 1, true));
  const product = (): tf.Tensor => tf.matMul(tf.zeros([2, 3, 0]), tf.zeros([1, 0, 4]));
  for (const compute of [...reductions, product]) {
    const [wasm, cpu] = (['wasm', 'cpu'] as const).map((backend) => on(backend, () => tf.tidy(() => ({ shape: compute().shape, values: [...compute().dataSync()] }))));
    expect(wasm).toEqual(cpu);
  }
});

test('an attribute that no op of TF.js makes is refused by name', () => {
  const x = on('wasm', () => tf.zeros([1, 4, 4, 1]));
  expect(() => tf.engine().runKernel('MaxPoolWithArgmax', { x }, { filterSize: 'large', strides: 2, pad: 'same' })).toThrow(
    'Kernel attribute "filterSize": expected one or two numbers, got "large".',
  );
  x.dispose();
});
