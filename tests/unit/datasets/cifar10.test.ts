import { beforeAll, expect, test, vi } from 'vitest';
import { filesOf, splits, type Split } from '../../../src/contract/dataset.ts';
import { cifar10 } from '../../../src/datasets/cifar10.node.ts';
import { createShardSource } from '../../../src/sandbox/data/shard-source.ts';
import { readFromFolder } from '../../../src/sandbox/data/shards.node.ts';
import { countPerClass, dataFolder, loadImages, packageFile, preparationTimeout, prepareProjectData, sha256 } from './prepared-data.ts';

// Whole splits are hashed, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000 });
let data: Record<Split, Awaited<ReturnType<typeof loadImages>>>;
beforeAll(async () => {
  await prepareProjectData();
  const [train, open, hidden] = await Promise.all(splits.map((split) => loadImages('cifar10', split)));
  if (train === undefined || open === undefined || hidden === undefined) throw new Error('CIFAR-10 has three splits');
  data = { train, test: open, holdout: hidden };
}, preparationTimeout);

const perClass = (count: number): number[] => new Array<number>(10).fill(count);

test('training has 5,000 images of each class, test and hold-out 500 each, as published', () => {
  expect(countPerClass(data.train.labels)).toEqual(perClass(5_000));
  expect(countPerClass(data.test.labels)).toEqual(perClass(500));
  expect(countPerClass(data.holdout.labels)).toEqual(perClass(500));
});

test('the first training image is the frog of every tutorial', () => {
  const { labels, images } = data.train;
  expect(labels[0]).toBe(6);
  // The first three pixels, red green blue, as TensorFlow and PyTorch show them.
  expect([...(images[0] ?? new Uint8Array()).subarray(0, 9)]).toEqual([59, 62, 63, 43, 46, 45, 50, 48, 43]);
});

test('training keeps the official order of labels', async () => {
  const labels: unknown = JSON.parse(new TextDecoder().decode(await packageFile(cifar10, 'train_lables.json')));
  expect([...data.train.labels]).toEqual(labels);
});

// Worked out with another PNG reader, in Python.
test('the pixels are those of the package: known images have known hashes', () => {
  const { images } = data.train;
  const hashes = [0, 9_999, 10_000, 49_999].map((index) => sha256(images[index] ?? new Uint8Array()).slice(0, 16));
  expect(hashes).toEqual(['7cbda40c52a00fdb', '2a9b5ba99036038a', '37f00861e1d719d9', '464b90ac283a526b']);
});

test('no image is in two splits', () => {
  const hashes = (split: Split): string[] => data[split].images.map(sha256);
  const seen = new Set(hashes('train'));
  const open = hashes('test');
  const hidden = new Set(hashes('holdout'));
  expect(open.filter((hash) => seen.has(hash) || hidden.has(hash))).toEqual([]);
  expect([...hidden].filter((hash) => seen.has(hash))).toEqual([]);
});

test('the hold-out split never changes: learners of earlier versions have not seen it either', () => {
  const { labels, images } = data.holdout;
  expect(sha256(Buffer.concat([labels, ...images]))).toBe('2082fe72e46e934f417d6c3d39e36f03d02e24113ced2a30208a2cdedb0e9aa7');
});

test('two training files and a test file, enough to start with, are less than 12 MB', async () => {
  const manifest = await createShardSource(readFromFolder(dataFolder)).manifest('cifar10');
  const files = [...filesOf(manifest, 'train').slice(0, 2), ...filesOf(manifest, 'test').slice(0, 1)];
  expect(files).toHaveLength(3);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  expect(bytes).toBeLessThan(12_000_000);
});
