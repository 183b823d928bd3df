import { patchesIn, winogradShare } from '../../contract/winograd-share.ts';
import type { Geometry } from './geometry.ts';

/** Shares above are no gain worth a rounding error. */
const mostShare = 0.85;
/** With fewer, the filter is transformed for too little. */
const fewestPatches = 24;

/** Whether the kernels of src/kernels/assembly/winograd.ts take this convolution, and take less time for it. */
export function paysByWinograd(g: Geometry): boolean {
  const isThreeByThree = g.filterHeight === 3 && g.filterWidth === 3 && g.strideHeight === 1 && g.strideWidth === 1;
  return isThreeByThree && winogradShare(g) <= mostShare && g.batch * patchesIn(g) >= fewestPatches;
}

/** Bytes of a transformed filter: 36 matrices. */
export function winogradFilterBytes({ channels, outChannels }: Geometry): number {
  return 36 * channels * outChannels * 4;
}

/** The sizes as the functions over images take them. */
export function winogradSizes(g: Geometry): number[] {
  return [g.height, g.width, g.channels, g.top, g.left, g.outHeight, g.outWidth, g.outChannels];
}

/** The sizes that scratch memory depends on. */
export function winogradBlock(g: Geometry): [number, number, number, number] {
  return [g.channels, g.outChannels, g.outHeight, g.outWidth];
}
