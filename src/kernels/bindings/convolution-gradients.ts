import type { TensorInfo } from '@tensorflow/tfjs';
import { worthWaking } from '../threads/crew.ts';
import { cut } from '../threads/cut.ts';
import { byImages, costOf, imageSizes, imagesOf, slide } from './convolution.ts';
import { convolutionGeometry, isUndilated, isUnpadded, rotatedGeometry, type Geometry } from './geometry.ts';
import { isFloat, type Bench, type Kernel } from './kernel.ts';
import { paysByWinograd, winogradBlock, winogradSizes } from './winograd.ts';

/** The two gradients of tf.conv2d; the one for the input is also what conv2dTranspose does forward. */
export function convolutionGradientKernels(bench: Bench): Kernel[] {
  return [
    {
      name: 'Conv2DBackpropFilter',
      run({ x, dy }, attributes) {
        const { filterShape } = attributes;
        if (!isFloat(x) || !isFloat(dy) || !isShape(filterShape)) return undefined;
        const geometry = convolutionGeometry(bench.tf, x.shape, filterShape, attributes);
        return geometry !== undefined && fits(dy, geometry) ? filterGradient(bench, x, dy, filterShape, geometry) : undefined;
      },
    },
    {
      name: 'Conv2DBackpropInput',
      run({ dy, filter }, attributes) {
        const { inputShape } = attributes;
        if (!isFloat(dy) || !isFloat(filter) || !isShape(inputShape)) return undefined;
        const geometry = convolutionGeometry(bench.tf, inputShape, filter.shape, attributes);
        if (geometry === undefined || !fits(dy, geometry)) return undefined;
        return inputGradient(bench, dy, filter, inputShape, geometry);
      },
    },
  ];
}

/** Groups of images whose parts of the gradient are added up apart, at most; and how much memory the parts may take. */
const mostGroups = 8;
const mostGroupBytes = 32e6;

/**
 * How many groups. It depends on the sizes alone: then the order of additions, and so every bit of the result, is the
 * same on one thread and on many. Small gradients are not worth the additions in the end.
 */
function groupsOf(g: Geometry, floats: number): number {
  const cheap = Math.floor((g.batch * g.outHeight * g.outWidth) / 256);
  return costOf(g) < worthWaking ? 1 : Math.max(1, Math.min(mostGroups, g.batch, cheap, Math.floor(mostGroupBytes / (floats * 4))));
}

function filterGradient({ heap, native, crew }: Bench, x: TensorInfo, dy: TensorInfo, filterShape: number[], g: Geometry): TensorInfo {
  const { info, address } = heap.output(filterShape);
  const taps = g.filterHeight * g.filterWidth * g.channels;
  const pixels = g.outHeight * g.outWidth;
  if (taps * g.outChannels === 0) return info;
  const images = imagesOf(g, g.channels);
  const wide = Math.ceil(g.outChannels / 8) * 8;
  const even = wide === g.outChannels;
  const floats = taps * wide;
  const batch = pixels === 0 ? 0 : g.batch;
  const groups = groupsOf(g, floats);
  const workBytes = (even ? 0 : pixels * wide * 4) + (isUnpadded(g) ? 0 : images.paddedBytes);
  const direct = groups === 1 && even;
  const byWinograd = paysByWinograd(g);
  heap.withScratch(direct ? 0 : (groups + (even ? 0 : 1)) * floats * 4, (scratch) => {
    const parts = direct ? address : scratch;
    const sizes = byWinograd ? winogradSizes(g) : [...imageSizes(g), g.outChannels, wide, g.strideHeight, g.strideWidth];
    const calls = cut(batch, groups).map(({ first, count }, group) => [
      count, heap.addressOf(x) + first * images.bytes, heap.addressOf(dy) + first * pixels * g.outChannels * 4, parts + group * floats * 4, ...sizes,
    ]);
    const work = { units: groups, cost: costOf(g), cutInto: () => calls };
    if (byWinograd) crew.run('winogradFilterGradient', work, native.winogradGradientScratchBytes(...winogradBlock(g)));
    else crew.run('filterGradientImages', work, workBytes);
    if (direct) return;
    const sum = even ? address : groups === 1 ? parts : parts + groups * floats * 4;
    if (groups > 1) native.columnSums(parts, sum, groups, floats);
    if (!even) native.cropImage(sum, address, taps, g.outChannels, 1, 0, 0, wide);
  });
  return info;
}

function inputGradient(bench: Bench, dy: TensorInfo, filter: TensorInfo, inputShape: number[], g: Geometry): TensorInfo {
  const { heap } = bench;
  const { info, address } = heap.output(inputShape);
  const bytes = imagesOf(g, g.channels).bytes * g.batch;
  if (bytes === 0) return info;
  if (g.outHeight * g.outWidth * g.outChannels === 0) heap.clear(address, bytes);
  // With stride 1, gradients go back through a convolution with the filter turned round.
  else if (isPlainConvolution(g)) slide(bench, { x: heap.addressOf(dy), filter: heap.addressOf(filter), bias: 0, out: address, rotated: true }, rotatedGeometry(g));
  else scatteredPatches(bench, dy, filter, address, g);
  return info;
}

/** Whether dy, with zeros around it, is as large as a convolution back to the input needs. */
function isPlainConvolution(g: Geometry): boolean {
  const fitsAlong = (stride: number, size: number, out: number, filter: number, before: number): boolean =>
    stride === 1 && before < filter && size - out + before >= 0;
  return fitsAlong(g.strideHeight, g.height, g.outHeight, g.filterHeight, g.top) && fitsAlong(g.strideWidth, g.width, g.outWidth, g.filterWidth, g.left);
}

/** With larger strides, every output pixel's patch is computed and added in its place. */
function scatteredPatches({ heap, native, crew }: Bench, dy: TensorInfo, filter: TensorInfo, dx: number, g: Geometry): void {
  const images = imagesOf(g, g.channels);
  const pixels = g.outHeight * g.outWidth;
  const patches = pixels * g.filterHeight * g.filterWidth * g.channels * 4;
  const work = byImages(g, (first, count) => [
    count, heap.addressOf(dy) + first * pixels * g.outChannels * 4, heap.addressOf(filter), dx + first * images.bytes,
    ...imageSizes(g), g.outChannels, g.strideHeight, g.strideWidth,
  ]);
  crew.run('inputGradientImages', work, native.matmulScratchBytes() + patches + images.paddedBytes);
}

function fits(dy: TensorInfo, g: Geometry): boolean {
  return isUndilated(g) && [g.batch, g.outHeight, g.outWidth, g.outChannels].every((size, axis) => dy.shape[axis] === size);
}

export function isShape(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => typeof size === 'number');
}
