import type { Split } from '../../contract/dataset.ts';
import { bytesPerImage, type ImageSet } from '../../contract/image-set.ts';
import { readImageShard, type LabelledPixels } from '../../contract/image-shard.ts';
import { host } from '../link.ts';
import * as tf from '../tfjs.ts';

/** Images with their labels as tensors. The caller disposes both; a playground ends before that matters. */
export interface LabelledImages {
  count: number;
  /** Values from 0 to 1, shape [count, height, width, channels]. */
  images: tf.Tensor4D;
  /** The class of each image, int32, shape [count]. */
  labels: tf.Tensor1D;
}

/** The first `count` images of a split. Loads only the files it needs. */
export async function loadImages(set: ImageSet, split: Split, count: number): Promise<LabelledImages> {
  const values = new Float32Array(count * bytesPerImage(set));
  const labels = new Int32Array(count);
  for await (const { start, part } of partsOf(set, split, count)) {
    labels.set(part.labels, start);
    scale(part.pixels, values, start * bytesPerImage(set));
  }
  return toTensors(set, labels, values);
}

/** The first `count` images of a split, file by file. The next file is on its way while the caller works on one. */
export async function* streamImages(set: ImageSet, split: Split, count: number): AsyncGenerator<LabelledImages, void> {
  for await (const { part } of partsOf(set, split, count)) {
    const values = new Float32Array(part.pixels.length);
    scale(part.pixels, values, 0);
    yield toTensors(set, Int32Array.from(part.labels), values);
  }
}

async function* partsOf(set: ImageSet, split: Split, count: number): AsyncGenerator<{ start: number; part: LabelledPixels }, void> {
  const ask = (index: number): Promise<Uint8Array> => {
    const shard = host().shard(set.name, split, index);
    // Whoever awaits it hears of a failure; until then it is nobody's.
    shard.catch(() => undefined);
    return shard;
  };
  let next = ask(0);
  for (let start = 0, index = 0; start < count; index++) {
    const shard = await next;
    const wanted = Math.min(shard.length / (1 + bytesPerImage(set)), count - start);
    if (start + wanted < count) next = ask(index + 1);
    const { labels, pixels } = readImageShard(set, shard);
    yield { start, part: { labels: labels.subarray(0, wanted), pixels: pixels.subarray(0, wanted * bytesPerImage(set)) } };
    start += wanted;
  }
}

function scale(pixels: Uint8Array, values: Float32Array, start: number): void {
  for (let at = 0; at < pixels.length; at++) values[start + at] = (pixels[at] ?? 0) / 255;
}

function toTensors({ height, width, channels }: ImageSet, labels: Int32Array, values: Float32Array): LabelledImages {
  const count = labels.length;
  return { count, images: tf.tensor4d(values, [count, height, width, channels]), labels: tf.tensor1d(labels, 'int32') };
}
