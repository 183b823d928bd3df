import type { NamedAttrMap } from '@tensorflow/tfjs';
import type { Tfjs } from './kernel.ts';

/** Sizes of a convolution or a pool over NHWC images, in the order the compiled functions take them. */
export interface Geometry {
  batch: number;
  height: number;
  width: number;
  channels: number;
  filterHeight: number;
  filterWidth: number;
  outHeight: number;
  outWidth: number;
  outChannels: number;
  strideHeight: number;
  strideWidth: number;
  dilationHeight: number;
  dilationWidth: number;
  top: number;
  left: number;
  /** Size of the image with its zeros, no more of it than the windows see. */
  paddedHeight: number;
  paddedWidth: number;
}

type Four = [number, number, number, number];
type Pad = Parameters<Tfjs['backend_util']['computeConv2DInfo']>[4];
type ConvInfo = ReturnType<Tfjs['backend_util']['computeConv2DInfo']>;

/** Geometry of a 2-D convolution, or undefined when it is laid out in a way we leave to the stock kernels. */
export function convolutionGeometry(
  tf: Tfjs, imageShape: readonly number[], filterShape: readonly number[], attributes: NamedAttrMap, depthwise = false,
): Geometry | undefined {
  const image = four(imageShape);
  const filter = four(filterShape);
  const { pad, dataFormat } = attributes;
  if (image === undefined || filter === undefined || !isPad(pad) || (dataFormat !== undefined && dataFormat !== 'NHWC')) return undefined;
  const info = tf.backend_util.computeConv2DInfo(
    image, filter, pair(attributes['strides']), pair(attributes['dilations'] ?? 1), pad, rounding(attributes), depthwise,
  );
  return geometryOf(info);
}

/** Geometry of a 2-D pool, or undefined likewise. */
export function poolGeometry(tf: Tfjs, imageShape: readonly number[], attributes: NamedAttrMap): Geometry | undefined {
  const image = four(imageShape);
  const { pad } = attributes;
  if (image === undefined || !isPad(pad)) return undefined;
  return geometryOf(tf.backend_util.computePool2DInfo(image, pair(attributes['filterSize']), pair(attributes['strides']), 1, pad, rounding(attributes)));
}

function geometryOf(info: ConvInfo): Geometry {
  const { padInfo, outHeight, outWidth, strideHeight, strideWidth, filterHeight, filterWidth, dilationHeight, dilationWidth } = info;
  const seen = (out: number, stride: number, filter: number, dilation: number): number => (out - 1) * stride + (filter - 1) * dilation + 1;
  return {
    batch: info.batchSize, height: info.inHeight, width: info.inWidth, channels: info.inChannels,
    filterHeight, filterWidth, outHeight, outWidth, outChannels: info.outChannels,
    strideHeight, strideWidth, dilationHeight, dilationWidth, top: padInfo.top, left: padInfo.left,
    paddedHeight: Math.max(seen(outHeight, strideHeight, filterHeight, dilationHeight), padInfo.top + info.inHeight),
    paddedWidth: Math.max(seen(outWidth, strideWidth, filterWidth, dilationWidth), padInfo.left + info.inWidth),
  };
}

export function isUndilated({ dilationHeight, dilationWidth }: Geometry): boolean {
  return dilationHeight === 1 && dilationWidth === 1;
}

/** Whether the windows look at the image and nothing around it. */
export function isUnpadded(geometry: Geometry): boolean {
  return geometry.paddedHeight === geometry.height && geometry.paddedWidth === geometry.width;
}

/** The convolution that carries gradients back to the input: over dy, with the filter turned round. At stride 1. */
export function rotatedGeometry(g: Geometry): Geometry {
  return {
    ...g,
    height: g.outHeight, width: g.outWidth, channels: g.outChannels, outHeight: g.height, outWidth: g.width, outChannels: g.channels,
    top: g.filterHeight - 1 - g.top, left: g.filterWidth - 1 - g.left,
    paddedHeight: g.height + g.filterHeight - 1, paddedWidth: g.width + g.filterWidth - 1,
  };
}

function four([a, b, c, d, ...more]: readonly number[]): Four | undefined {
  return a === undefined || b === undefined || c === undefined || d === undefined || more.length > 0 ? undefined : [a, b, c, d];
}

function pair(value: unknown): [number, number] {
  const both: readonly unknown[] = Array.isArray(value) ? value : [value, value];
  const [first, second] = both;
  if (typeof first !== 'number' || typeof second !== 'number') throw new Error(`Expected a number or two of them, got ${JSON.stringify(value)}.`);
  return [first, second];
}

function isPad(pad: unknown): pad is Pad {
  return pad === 'same' || pad === 'valid' || typeof pad === 'number' || Array.isArray(pad);
}

function rounding(attributes: NamedAttrMap): 'floor' | 'round' | 'ceil' | undefined {
  const mode: unknown = attributes['dimRoundingMode'];
  return mode === 'floor' || mode === 'round' || mode === 'ceil' ? mode : undefined;
}
