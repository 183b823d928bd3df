import { beforeAll, expect, test, vi } from 'vitest';
import type { Split } from '../../../src/contract/dataset.ts';
import { mnist } from '../../../src/datasets/mnist.ts';
import { createShardSource } from '../../../src/sandbox/data/shard-source.ts';
import { readFromFolder } from '../../../src/sandbox/data/shards.node.ts';
import { countPerClass, dataFolder, loadImages, packageFile, preparationTimeout, prepareProjectData, sha256 } from './prepared-data.ts';

// As published with the data set.
const published = {
  train: [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949],
  test: [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009],
};

// Whole splits are hashed, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });
beforeAll(prepareProjectData, preparationTimeout);

async function officialFile(path: string, headerBytes: number): Promise<Uint8Array> {
  return (await packageFile(mnist, path)).subarray(headerBytes);
}

const loadSplit = (split: Split): ReturnType<typeof loadImages> => loadImages('mnist', split);

function labelledHashes(labels: Uint8Array, images: readonly Uint8Array[]): string[] {
  return images.map((image, index) => `${labels[index]} ${sha256(image)}`);
}

test('training has 60,000 images, as many of each digit as published', async () => {
  const { labels, images } = await loadSplit('train');
  expect(images).toHaveLength(60_000);
  expect(countPerClass(labels)).toEqual(published.train);
});

test('test and hold-out have 5,000 images each, together as many of each digit as published', async () => {
  const [open, hidden] = [await loadSplit('test'), await loadSplit('holdout')];
  expect(open.images).toHaveLength(5_000);
  expect(hidden.images).toHaveLength(5_000);
  expect(countPerClass(Uint8Array.from([...open.labels, ...hidden.labels]))).toEqual(published.test);
});

test('test and hold-out have the same number of each digit, to one image', async () => {
  const open = countPerClass((await loadSplit('test')).labels);
  const hidden = countPerClass((await loadSplit('holdout')).labels);
  for (const [digit, count] of open.entries()) expect(Math.abs(count - (hidden[digit] ?? 0))).toBeLessThanOrEqual(1);
});

test('test and hold-out are together exactly the official 10,000 test images with their labels', async () => {
  const labels = await officialFile('data/t10k-labels-idx1-ubyte', 8);
  const pixels = await officialFile('data/t10k-images-idx3-ubyte', 16);
  const images = Array.from({ length: 10_000 }, (_, index) => pixels.subarray(index * 784, (index + 1) * 784));
  const [open, hidden] = [await loadSplit('test'), await loadSplit('holdout')];
  const ours = [...labelledHashes(open.labels, open.images), ...labelledHashes(hidden.labels, hidden.images)];
  expect(ours.sort()).toEqual(labelledHashes(labels, images).sort());
});

test('training keeps the official order', async () => {
  const { labels, images } = await loadSplit('train');
  expect(sha256(labels)).toBe(sha256(await officialFile('data/train-labels-idx1-ubyte', 8)));
  expect(sha256(Buffer.concat(images))).toBe(sha256(await officialFile('data/train-images-idx3-ubyte', 16)));
});

test('no image is in two splits', async () => {
  const hashes = async (split: Split): Promise<string[]> => (await loadSplit(split)).images.map(sha256);
  const seen = new Set(await hashes('train'));
  const [open, hidden] = [await hashes('test'), await hashes('holdout')];
  expect(open.filter((hash) => seen.has(hash))).toEqual([]);
  expect(hidden.filter((hash) => seen.has(hash) || open.includes(hash))).toEqual([]);
});

test('the hold-out split never changes: learners of earlier versions have not seen it either', async () => {
  const { labels, images } = await loadSplit('holdout');
  expect(sha256(Buffer.concat([labels, ...images]))).toBe(
    'e40ad1663928ffeb2ec2a20a703395f6fe40b5131af206cd07c938d73ac81d12',
  );
});

test('the manifest counts what the shards hold', async () => {
  const manifest = await createShardSource(readFromFolder(dataFolder)).manifest('mnist');
  if (manifest.kind !== 'images') throw new Error('MNIST is a set of images');
  for (const split of ['train', 'test', 'holdout'] as const) {
    const { labels } = await loadSplit(split);
    expect(manifest.splits[split].count).toBe(labels.length);
    expect(manifest.splits[split].perClass).toEqual(countPerClass(labels));
  }
});
