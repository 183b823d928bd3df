import type { Split } from '../contract/dataset.ts';
import { bytesPerImage, type ImageSet } from '../contract/image-set.ts';
import { writeImageShard, type LabelledPixels } from '../contract/image-shard.ts';
import { countPerClass } from './count-per-class.ts';
import type { DatasetContents } from './recipe.ts';

/** Images of each file: few enough to start with, many enough to be worth a request. */
export type ImagesPerFile = Readonly<Record<Split, number>>;

/** What a set of labelled images puts into its folder. */
export function imageContents(
  set: ImageSet,
  classes: readonly string[],
  data: Readonly<Record<Split, LabelledPixels>>,
  perFile: ImagesPerFile,
): DatasetContents {
  const describe = ({ labels }: LabelledPixels): { count: number; perClass: number[] } => ({
    count: labels.length,
    perClass: countPerClass(labels, classes.length),
  });
  return {
    parts: {
      train: cut(set, data.train, perFile.train),
      test: cut(set, data.test, perFile.test),
      holdout: cut(set, data.holdout, perFile.holdout),
    },
    manifest: (about, files) => ({
      kind: 'images',
      name: set.name,
      ...about,
      classes: [...classes],
      itemShape: [set.height, set.width, set.channels],
      splits: { train: describe(data.train), test: describe(data.test), holdout: describe(data.holdout) },
      parts: { train: files('train'), test: files('test'), holdout: files('holdout') },
    }),
  };
}

/** The images with these indices, in this order. */
export function pickImages(set: ImageSet, { labels, pixels }: LabelledPixels, indices: readonly number[]): LabelledPixels {
  const bytesEach = bytesPerImage(set);
  const picked = new Uint8Array(indices.length * bytesEach);
  indices.forEach((index, position) => {
    picked.set(pixels.subarray(index * bytesEach, (index + 1) * bytesEach), position * bytesEach);
  });
  return { labels: Uint8Array.from(indices, (index) => labels[index] ?? 0), pixels: picked };
}

function cut(set: ImageSet, { labels, pixels }: LabelledPixels, perFile: number): Uint8Array[] {
  const bytesEach = bytesPerImage(set);
  return Array.from({ length: Math.ceil(labels.length / perFile) }, (_, index) => {
    const [start, end] = [index * perFile, (index + 1) * perFile];
    return writeImageShard(set, { labels: labels.subarray(start, end), pixels: pixels.subarray(start * bytesEach, end * bytesEach) });
  });
}
