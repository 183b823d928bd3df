import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/contract/seeded-random.ts';
import type { Geometry } from '../../../src/kernels/bindings/geometry.ts';
import { paysByWinograd } from '../../../src/kernels/bindings/winograd.ts';
import {
  convolution, convolutionFilterGradient, convolutionInputGradient, depthwiseFilterGradient, depthwiseInputGradient,
} from '../../../src/kernels/reference/convolution.ts';
import { maxPool, maxPoolGradient } from '../../../src/kernels/reference/pooling.ts';
import type { Windows } from '../../../src/kernels/reference/windows.ts';
import { drawn, expectClose, onCpu, randomValues, startKernels } from './kernels-backend.node.ts';

type Values = Float32Array | Int32Array | Uint8Array;
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
  ...drawn(16, 12, (between): Case => {
    // What is done by Winograd's algorithm: channels in eights, enough tiles; odd sides leave half tiles over.
    const pads: Pad[] = ['same', 'valid', [[0, 0], [between(0, 2), between(0, 2)], [between(0, 2), between(0, 2)], [0, 0]]];
    return {
      shape: [between(1, 3), between(11, 14), between(11, 14), 8 * between(2, 5)],
      filter: [3, 3], strides: [1, 1], pad: pads[between(0, 2)] ?? 'same', outChannels: 8 * between(2, 5),
    };
  }),
  { shape: [70, 2, 3, 16], filter: [3, 3], strides: [1, 1], pad: 'same', outChannels: 24 },
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

const threeByThree: Geometry = {
  batch: 4, height: 16, width: 16, channels: 16, filterHeight: 3, filterWidth: 3, outHeight: 16, outWidth: 16, outChannels: 16,
  strideHeight: 1, strideWidth: 1, dilationHeight: 1, dilationWidth: 1, top: 1, left: 1, paddedHeight: 18, paddedWidth: 18,
};

test.each<{ what: string; change: Partial<Geometry>; pays: boolean }>([
  { what: '16 channels to 16', change: {}, pays: true },
  { what: 'another filter', change: { filterHeight: 5 }, pays: false },
  { what: 'a stride', change: { strideWidth: 2, outWidth: 8 }, pays: false },
  { what: 'channels that are not in eights', change: { channels: 20 }, pays: false },
  { what: 'one channel', change: { channels: 1 }, pays: false },
  { what: 'images that fill a third of their patches', change: { outHeight: 5, outWidth: 5 }, pays: false },
  { what: 'a single small image', change: { batch: 1, outHeight: 8, outWidth: 8 }, pays: false },
])('Winograd’s algorithm is used where it pays: $what, $pays', ({ change, pays }) => {
  expect(paysByWinograd({ ...threeByThree, ...change })).toBe(pays);
});

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

  test('by Winograd’s algorithm, rounding takes away at most four times what it takes from the definition', () => {
    const random = seededRandom(37);
    const [channels, outChannels] = [32, 24];
    const w = windowsOf({ shape: [2, 16, 16, channels], filter: [3, 3], strides: [1, 1], pad: 'same', outChannels });
    expect(paysByWinograd({ ...w, outChannels, paddedHeight: 18, paddedWidth: 18 })).toBe(true);
    const values = (length: number): Float32Array => Float32Array.from({ length }, () => random() * 2 - 1);
    const [x, weights, dy] = [values(2 * 16 * 16 * channels), values(9 * channels * outChannels), values(2 * 16 * 16 * outChannels)];
    /** @param more channels that are all 0, and change nothing but what numbers of channels the kernels see */
    const run = (more: number): Values[] =>
      tf.tidy(() => {
        const widened = (tensor: tf.Tensor4D, rows = 0): tf.Tensor4D => tensor.pad([[0, 0], [0, 0], [0, rows], [0, more]]);
        const [image, kernel] = [widened(tf.tensor4d(x, [2, 16, 16, channels])), widened(tf.tensor4d(weights, [3, 3, channels, outChannels]), more)];
        const forward = (a: tf.Tensor, b: tf.Tensor): tf.Tensor => tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, 1, 'same');
        const results = [forward(image, kernel), ...tf.grads(forward)([image, kernel], widened(tf.tensor4d(dy, [2, 16, 16, outChannels])))];
        const shapes = [[2, 16, 16, outChannels], [2, 16, 16, channels], [3, 3, channels, outChannels]];
        return results.map((result, index) => tf.slice(result, [0, 0, 0, 0], shapes[index]).dataSync());
      });
    const [byWinograd, byDefinition] = [run(0), run(4)];
    const exact = [convolution(x, weights, w, outChannels), convolutionInputGradient(dy, weights, w, outChannels), convolutionFilterGradient(x, dy, w, outChannels)];
    for (const [index, right] of exact.entries()) {
      const lost = (from: ArrayLike<number> = []): number => Math.sqrt(right.reduce((sum, value, at) => sum + (value - (from[at] ?? NaN)) ** 2, 0));
      expect(lost(byWinograd[index]), `result ${index}`).toBeLessThan(4 * lost(byDefinition[index]));
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
