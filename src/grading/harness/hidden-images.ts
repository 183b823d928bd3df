import { bytesPerImage, type ImageSet } from '../../contract/image-set.ts';
import { readImageShard } from '../../contract/image-shard.ts';
import { hiddenShards } from './hidden-shards.ts';
import type { HiddenImages } from './holdout.ts';

/** @param draw chooses `count` of that many images, by their place */
export async function hiddenImages(set: ImageSet, count: number, draw: (available: number) => number[]): Promise<HiddenImages> {
  // The official test images are cut in two halves of the same size: as many are hidden as learners may load.
  const shards = await hiddenShards(set.name, (bytes) => readImageShard(set, bytes), { count, available: set.test });
  const bytesEach = bytesPerImage(set);
  const all = shards.flatMap(({ labels, pixels }) =>
    Array.from(labels, (label, index) => ({ label, pixels: pixels.subarray(index * bytesEach, (index + 1) * bytesEach) })),
  );
  const chosen = draw(all.length).flatMap((place) => all[place] ?? []);
  const values = new Float32Array(count * bytesEach);
  chosen.forEach(({ pixels }, at) => {
    pixels.forEach((value, pixel) => {
      values[at * bytesEach + pixel] = value / 255;
    });
  });
  return {
    images: { kind: 'tensor', shape: [count, set.height, set.width, set.channels], dtype: 'float32', values },
    labels: Int32Array.from(chosen, ({ label }) => label),
  };
}
