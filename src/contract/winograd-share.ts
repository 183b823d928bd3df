/** A convolution with a filter of 3 x 3 at stride 1. */
export interface ThreeByThree {
  outHeight: number;
  outWidth: number;
  channels: number;
  outChannels: number;
}

/** Blocks of 4 x 4 output pixels, of which each image has some. */
export function patchesIn({ outHeight, outWidth }: Pick<ThreeByThree, 'outHeight' | 'outWidth'>): number {
  return Math.ceil(outHeight / 4) * Math.ceil(outWidth / 4);
}

/**
 * Time that a convolution takes by Winograd's algorithm, as a share of what it takes by the definition; Infinity where
 * our kernels cannot. The kernels choose by it, and the predictions count with it.
 *
 * A patch of 4 x 4 pixels takes a quarter of the multiplications, in products that are less long; transforming is the
 * more, the fewer channels share it; and what a patch covers beyond the image is for nothing. The two constants were
 * fitted to convolutions and their gradients, of 6 to 32 pixels a side and 8 to 128 channels (Node 24, one core of an Intel
 * Xeon of family 6, model 167): they give the time of all three together to a tenth or so.
 */
export function winogradShare(convolution: ThreeByThree): number {
  const { outHeight, outWidth, channels, outChannels } = convolution;
  if (channels % 8 !== 0 || outChannels % 8 !== 0) return Infinity;
  return ((16 * patchesIn(convolution)) / (outHeight * outWidth)) * (0.35 + 2.1 * (1 / channels + 1 / outChannels));
}
