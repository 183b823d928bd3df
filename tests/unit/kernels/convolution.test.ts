import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, test } from 'vitest';
import { seededRandom } from '../../../src/contract/seeded-random.ts';
import {
  convolution, convolutionFilterGradient, convolutionInputGradient, depthwiseFilterGradient, depthwiseInputGradient,
} from '../../../src/kernels/reference/convolution.ts';
import { maxPool, maxPoolGradient } from '../../../src/kernels/reference/pooling.ts';
import type { Windows } from '../../../src/kernels/reference/windows.ts';
import { drawn, expectClose, onCpu, randomValues, startKernels } from './kernels-backend.node.ts';

type Pad = 'same' | 'valid' | [[0, 0], [number, number], [number, number], [0, 0]];
interface Case {
  shape: [number, number, number, number];
  filter: [number, number];
  strides: [number, number];
  pad: Pad;
  outChannels: number;
}

const cases: Case[] = [
  ...drawn(60, 11, (between): Case => {
    const filter: [number, number] = [between(1, 5), between(1, 5)];
    const pads: Pad[] = ['same', 'valid', [[0, 0], [between(0, filter[0]), between(0, filter[0])], [between(0, filter[1]), between(0, filter[1])], [0, 0]]];
    return {
      shape: [between(0, 3), between(5, 14), between(5, 14), between(1, 19)],
      filter, strides: [between(1, 3), between(1, 3)], pad: pads[between(0, 2)] ?? 'same', outChannels: between(1, 19),
    };
  }),
  { shape: [2, 28, 28, 1], filter: [3, 3], strides: [1, 1], pad: 'same', outChannels: 8 },
  { shape: [1, 14, 14, 8], filter: [3, 3], strides: [1, 1], pad: 'same', outChannels: 16 },
  { shape: [2, 9, 9, 64], filter: [1, 1], strides: [1, 1], pad: 'valid', outChannels: 24 },
  { shape: [2, 9, 9, 16], filter: [1, 1], strides: [2, 2], pad: 'same', outChannels: 32 },
  { shape: [1, 33, 33, 3], filter: [3, 3], strides: [2, 2], pad: 'same', outChannels: 7 },
];

function windowsOf({ shape, filter, strides, pad }: Case, pool = false): Windows {
  const [batch, height, width, channels] = shape;
  const info = pool
    ? tf.backend_util.computePool2DInfo(shape, filter, strides, 1, pad)
    : tf.backend_util.computeConv2DInfo(shape, [...filter, channels, 1], strides, 1, pad);
  return {
    batch, height, width, channels, filterHeight: filter[0], filterWidth: filter[1], strideHeight: strides[0], strideWidth: strides[1],
    dilationHeight: 1, dilationWidth: 1, top: info.padInfo.top, left: info.padInfo.left, outHeight: info.outHeight, outWidth: info.outWidth,
  };
}

describe.each(['relaxed', 'plain', 'relaxed-shared', 'plain-shared'] as const)('convolution, %s SIMD', (variant) => {
  beforeAll(async () => {
    await startKernels(variant);
  });

  test('forward and both gradients agree with the reference to 1e-5 on random shapes, strides and pads', () => {
    const random = seededRandom(17);
    for (const one of cases) {
      const { shape, filter, strides, pad, outChannels } = one;
      const w = windowsOf(one);
      const filterShape: [number, number, number, number] = [...filter, shape[3], outChannels];
      const x = randomValues(tf.util.sizeFromShape(shape), random);
      const weights = randomValues(tf.util.sizeFromShape(filterShape), random);
      const outShape = [w.batch, w.outHeight, w.outWidth, outChannels];
      const dy = randomValues(tf.util.sizeFromShape(outShape), random);
      tf.tidy(() => {
        const run = (image: tf.Tensor, kernel: tf.Tensor): tf.Tensor =>
          tf.conv2d(image.as4D(...shape), kernel.as4D(...filterShape), strides, pad);
        const [image, kernel] = [tf.tensor(x, shape), tf.tensor(weights, filterShape)];
        const [dx, dw] = tf.grads(run)([image, kernel], tf.tensor(dy, outShape));
        expectClose(run(image, kernel).dataSync(), convolution(x, weights, w, outChannels), 1e-5);
        expectClose(dx?.dataSync() ?? [], convolutionInputGradient(dy, weights, w, outChannels), 1e-5);
        expectClose(dw?.dataSync() ?? [], convolutionFilterGradient(x, dy, w, outChannels), 1e-5);
      });
    }
  });

  test('max pool and its gradient agree with the reference exactly, also where all values are negative or equal', () => {
    const random = seededRandom(19);
    for (const one of cases.filter(({ pad }) => typeof pad === 'string')) {
      const { shape, filter, strides, pad } = one;
      const w = windowsOf(one, true);
      // Few different values, for ties.
      const x = randomValues(tf.util.sizeFromShape(shape), random).map((value) => Math.round(value * 3) - 2);
      const outShape = [w.batch, w.outHeight, w.outWidth, shape[3]];
      const dy = randomValues(tf.util.sizeFromShape(outShape), random);
      tf.tidy(() => {
        const run = (image: tf.Tensor): tf.Tensor => tf.maxPool(image.as4D(...shape), filter, strides, pad);
        expectClose(run(tf.tensor(x, shape)).dataSync(), maxPool(x, w), 0);
        expectClose(tf.grad(run)(tf.tensor(x, shape), tf.tensor(dy, outShape)).dataSync(), maxPoolGradient(dy, x, w), 1e-6);
      });
    }
  });

  test('depthwise gradients agree with the reference to 1e-5, with dilation too', () => {
    const random = seededRandom(23);
    for (const [index, one] of cases.entries()) {
      if (typeof one.pad !== 'string') continue;
      const { shape, filter, pad } = one;
      const multiplier = 1 + (index % 3);
      const dilation = 1 + (index % 2);
      const strides = dilation === 1 ? one.strides : ([1, 1] as const);
      const filterShape: [number, number, number, number] = [...filter, shape[3], multiplier];
      const info = tf.backend_util.computeConv2DInfo(shape, filterShape, [...strides], dilation, pad, undefined, true);
      if (info.outHeight < 1 || info.outWidth < 1) continue;
      const w: Windows = {
        ...windowsOf(one), strideHeight: strides[0], strideWidth: strides[1], dilationHeight: dilation, dilationWidth: dilation,
        top: info.padInfo.top, left: info.padInfo.left, outHeight: info.outHeight, outWidth: info.outWidth,
      };
      const x = randomValues(tf.util.sizeFromShape(shape), random);
      const weights = randomValues(tf.util.sizeFromShape(filterShape), random);
      const outShape = [w.batch, w.outHeight, w.outWidth, shape[3] * multiplier];
      const dy = randomValues(tf.util.sizeFromShape(outShape), random);
      // TF.js's own gradient refuses dilation; the kernels do not.
      const attributes = { strides: [...strides], pad, dilations: [dilation, dilation], inputShape: shape, filterShape };
      tf.tidy(() => {
        const run = (kernel: string, inputs: Record<string, tf.Tensor>): tf.Tensor => tf.engine().runKernel(`DepthwiseConv2dNativeBackprop${kernel}`, inputs, attributes);
        const gradient = tf.tensor(dy, outShape);
        expectClose(run('Input', { dy: gradient, filter: tf.tensor(weights, filterShape) }).dataSync(), depthwiseInputGradient(dy, weights, w, multiplier), 1e-5);
        expectClose(run('Filter', { x: tf.tensor(x, shape), dy: gradient }).dataSync(), depthwiseFilterGradient(x, dy, w, multiplier), 1e-5);
      });
    }
  });

  test('conv2dTranspose, a dilated convolution and fused bias agree with the cpu backend to 1e-5', async () => {
    const random = seededRandom(29);
    const x = randomValues(2 * 7 * 7 * 5, random);
    const weights = randomValues(3 * 3 * 5 * 6, random);
    const bias = randomValues(6, random);
    const runs = [
      () => tf.conv2dTranspose(tf.tensor4d(x, [2, 7, 7, 5]), tf.tensor4d(weights, [3, 3, 6, 5]), [2, 14, 14, 6], 2, 'same'),
      () => tf.conv2d(tf.tensor4d(x, [2, 7, 7, 5]), tf.tensor4d(weights, [3, 3, 5, 6]), 1, 'same', 'NHWC', 2),
      () => tf.fused.conv2d({ x: tf.tensor4d(x, [2, 7, 7, 5]), filter: tf.tensor4d(weights, [3, 3, 5, 6]), strides: 1, pad: 'same', bias: tf.tensor1d(bias), activation: 'relu' }),
    ];
    for (const run of runs) {
      const values = (): Float32Array | Int32Array | Uint8Array => tf.tidy(() => run().dataSync());
      expectClose(values(), await onCpu(values), 1e-5);
    }
  });
});
