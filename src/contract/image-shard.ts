import { bytesPerImage, type ImageSet } from './image-set.ts';
import { predict, unpredict } from './pixel-prediction.ts';

/** Labels and images in the same order, one after another: row by row, the channels of a pixel together, 0 to 255. */
export interface LabelledPixels {
  readonly labels: Uint8Array;
  readonly pixels: Uint8Array;
}

/** One file of an image set, unpacked: the labels, then the images. */
export function writeImageShard(set: ImageSet, { labels, pixels }: LabelledPixels): Uint8Array {
  const shard = new Uint8Array(labels.length + pixels.length);
  shard.set(labels);
  shard.set(set.stored === 'predicted' ? predict(pixels, set) : pixels, labels.length);
  return shard;
}

/** The inverse of `writeImageShard`. */
export function readImageShard(set: ImageSet, shard: Uint8Array): LabelledPixels {
  const count = shard.length / (1 + bytesPerImage(set));
  const stored = shard.subarray(count);
  return { labels: shard.subarray(0, count), pixels: set.stored === 'predicted' ? unpredict(stored, set) : stored };
}
