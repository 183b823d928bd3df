import type { TensorInfo } from '@tensorflow/tfjs';
import type { Work } from '../threads/crew.ts';
import { cut } from '../threads/cut.ts';
import { activate, canActivate } from './activation.ts';
import { convolutionGeometry, isUndilated, isUnpadded, type Geometry } from './geometry.ts';
import { isFloat, runKernel, type Bench, type Kernel } from './kernel.ts';
import { multiply } from './matmul.ts';
import { paysByWinograd, winogradBlock, winogradFilterBytes, winogradSizes } from './winograd.ts';

/** tf.conv2d and its fused form, without dilation. Dilated ones stay with the stock kernel. */
export function convolutionKernels(bench: Bench): Kernel[] {
  return [
    {
      name: 'Conv2D',
      run({ x, filter }, attributes) {
        if (!isFloat(x) || !isFloat(filter)) return undefined;
        const geometry = convolutionGeometry(bench.tf, x.shape, filter.shape, attributes);
        return geometry !== undefined && isUndilated(geometry) ? convolve(bench, x, filter, geometry) : undefined;
      },
    },
    {
      name: 'FusedConv2D',
      run({ x, filter, bias, preluActivationWeights }, attributes) {
        if (!isFloat(x) || !isFloat(filter) || !canActivate(attributes['activation'])) return undefined;
        const geometry = convolutionGeometry(bench.tf, x.shape, filter.shape, attributes);
        if (geometry === undefined || !isUndilated(geometry) || (bias !== undefined && !isFloat(bias))) return undefined;
        const inside = bias?.shape.length === 1 && bias.shape[0] === geometry.outChannels;
        let result = convolve(bench, x, filter, geometry, inside ? bias : undefined);
        if (bias !== undefined && !inside) {
          const sum = runKernel(bench, 'Add', { a: result, b: bias });
          bench.heap.backend.disposeData(result.dataId);
          result = sum;
        }
        return activate(bench, result, attributes, preluActivationWeights);
      },
    },
  ];
}

function convolve(bench: Bench, x: TensorInfo, filter: TensorInfo, g: Geometry, bias?: TensorInfo): TensorInfo {
  const { heap } = bench;
  const { info, address } = heap.output([g.batch, g.outHeight, g.outWidth, g.outChannels]);
  const biasAddress = bias === undefined ? 0 : heap.addressOf(bias);
  const xAddress = heap.addressOf(x);
  const filterAddress = heap.addressOf(filter);
  const pixels = g.outHeight * g.outWidth;
  if (g.batch * pixels * g.outChannels === 0) return info;

  if (g.filterHeight === 1 && g.filterWidth === 1 && g.strideHeight === 1 && g.strideWidth === 1 && isUnpadded(g)) {
    multiply(bench, {
      count: 1, m: g.batch * pixels, n: g.outChannels, depth: g.channels, bias: biasAddress,
      a: { address: xAddress, step: 0, row: g.channels * 4, column: 4 },
      b: { address: filterAddress, step: 0, row: g.outChannels * 4, column: 4 },
      c: { address, step: 0 },
    });
    return info;
  }

  slide(bench, { x: xAddress, filter: filterAddress, bias: biasAddress, out: address, rotated: false }, g);
  return info;
}

/** Addresses of a convolution; no bias is 0. */
interface Places {
  x: number;
  filter: number;
  bias: number;
  out: number;
  /** The filter is that of the way forward, [height][width][out channels][channels], and slides turned by half a turn. */
  rotated: boolean;
}

/** Slides a filter over images, in the way that takes least time. */
export function slide({ heap, native, crew }: Bench, { x, filter, bias, out, rotated }: Places, g: Geometry): void {
  const images = imagesOf(g, g.channels);
  const outBytes = g.outHeight * g.outWidth * g.outChannels * 4;
  const [channels, outChannels] = rotated ? [g.outChannels, g.channels] : [g.channels, g.outChannels];
  if (paysByWinograd(g)) {
    const workBytes = native.winogradFilterScratchBytes();
    heap.withScratch(workBytes + winogradFilterBytes(g), (scratch) => {
      const packed = scratch + workBytes;
      native.winogradFilter(filter, packed, channels, outChannels, Number(rotated), scratch);
      const work = byImages(g, (first, count) => [count, x + first * images.bytes, packed, bias, out + first * outBytes, ...winogradSizes(g)]);
      crew.run('winogradImages', work, native.winogradScratchBytes(...winogradBlock(g)));
    });
    return;
  }
  heap.withScratch(panelBytes(g.outChannels, g.filterHeight * g.filterWidth * g.channels), (packed) => {
    native.packFilter(filter, packed, g.filterHeight, g.filterWidth, channels, outChannels, Number(rotated));
    const work = byImages(g, (first, count) => [
      count, x + first * images.bytes, packed, bias, out + first * outBytes, ...imageSizes(g), g.outChannels, g.strideHeight, g.strideWidth,
    ]);
    crew.run('convolveImages', work, native.convolutionScratchBytes() + (isUnpadded(g) ? 0 : images.paddedBytes));
  });
}

/** Multiply-adds of a convolution, or of either of its gradients. */
export function costOf(g: Geometry): number {
  return g.batch * g.outHeight * g.outWidth * g.outChannels * g.filterHeight * g.filterWidth * g.channels;
}

/** The work of a convolution, or of either of its gradients, cut by images; `call` gives the arguments for some of them. */
export function byImages(g: Geometry, call: (first: number, count: number) => number[], cost = costOf(g)): Work {
  return { units: g.batch, cost, cutInto: (shares) => cut(g.batch, shares).map(({ first, count }) => call(first, count)) };
}

/** The sizes up to the output's width, as the functions over images take them. */
export function imageSizes(g: Geometry): number[] {
  return [
    g.height, g.width, g.channels, g.top, g.left, g.paddedHeight, g.paddedWidth, g.filterHeight, g.filterWidth, g.outHeight, g.outWidth,
  ];
}

/** Bytes of one image with `channels`, bare and with its zeros. */
export function imagesOf(g: Geometry, channels: number): { bytes: number; paddedBytes: number } {
  return { bytes: g.height * g.width * channels * 4, paddedBytes: g.paddedHeight * g.paddedWidth * channels * 4 };
}

/** Bytes of a matrix [depth][columns] cut into panels of 8 columns. */
export function panelBytes(columns: number, depth: number): number {
  return Math.ceil(columns / 8) * 32 * depth;
}
