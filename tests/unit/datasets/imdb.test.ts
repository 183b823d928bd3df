import { beforeAll, expect, test, vi } from 'vitest';
import { filesOf } from '../../../src/contract/dataset.ts';
import { imdbSet } from '../../../src/contract/review-set.ts';
import { firstWordId, unknownId, wordsOf } from '../../../src/contract/words.ts';
import { imdb } from '../../../src/datasets/imdb.ts';
import { createShardSource } from '../../../src/sandbox/data/shard-source.ts';
import { readFromFolder } from '../../../src/sandbox/data/shards.node.ts';
import { countPerClass, dataFolder, loadReviews, loadWords, packageFile, preparationTimeout, prepareProjectData, sha256 } from './prepared-data.ts';

// Whole splits are read, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000 });

let words: string[] = [];
let split = { train: [''], test: [''], holdout: [''] };
/** The texts of the package with their labels, written as our reviews can be written. */
let published: string[] = [];

beforeAll(async () => {
  await prepareProjectData();
  words = await loadWords();
  split = { train: await texts('train'), test: await texts('test'), holdout: await texts('holdout') };
  const known = new Set(words);
  const entries: { t: string; s: number }[] = JSON.parse(new TextDecoder().decode(await packageFile(imdb, 'reviews.json')));
  published = entries.map(({ t, s }) => `${s} ${wordsOf(t).slice(-imdbSet.longest).map((word) => (known.has(word) ? word : '…')).join(' ')}`);
}, preparationTimeout);

async function texts(part: 'train' | 'test' | 'holdout'): Promise<string[]> {
  const { labels, ids } = await loadReviews(part);
  return ids.map((review, index) => `${labels[index]} ${Array.from(review, (id) => (id === unknownId ? '…' : words[id - firstWordId])).join(' ')}`);
}

test('the splits have the sizes that the loader counts on', () => {
  expect({ train: split.train.length, test: split.test.length, holdout: split.holdout.length }).toEqual({
    train: imdbSet.train,
    test: imdbSet.test,
    holdout: imdbSet.holdout,
  });
});

test('no review is there twice, in one split or in two', () => {
  const all = [...split.train, ...split.test, ...split.holdout];
  expect(all.length - new Set(all).size).toBe(0);
});

test('the splits hold the 50,000 published reviews with their labels, but for their copies', () => {
  const all = new Set([...split.train, ...split.test, ...split.holdout]);
  expect(published).toHaveLength(50_000);
  expect(all.size).toBe(49_570);
  expect(new Set(published)).toEqual(all);
});

test('training is the official training part: its folders are the second and the fourth of the package', () => {
  const official = new Set([...published.slice(12_500, 25_000), ...published.slice(37_500)]);
  expect(split.train.filter((text) => !official.has(text))).toEqual([]);
  expect(split.train).toHaveLength(official.size);
});

test('each split has nearly as many good reviews as bad ones', async () => {
  for (const part of ['train', 'test', 'holdout'] as const) {
    const [bad = 0, good = 0] = countPerClass((await loadReviews(part)).labels);
    expect(Math.abs(bad - good) / (bad + good), part).toBeLessThan(0.01);
  }
});

test('test and hold-out have the same number of good and of bad reviews, to one', async () => {
  const open = countPerClass((await loadReviews('test')).labels);
  const hidden = countPerClass((await loadReviews('holdout')).labels);
  for (const [label, count] of open.entries()) expect(Math.abs(count - (hidden[label] ?? 0))).toBeLessThanOrEqual(1);
});

test('every file of reviews holds good and bad ones in like numbers', async () => {
  const source = createShardSource(readFromFolder(dataFolder));
  const { labels } = await loadReviews('train');
  expect(filesOf(await source.manifest('imdb'), 'train')).toHaveLength(Math.ceil(labels.length / 2_500));
  for (let start = 0; start < labels.length; start += 2_500) {
    const file = labels.subarray(start, start + 2_500);
    const good = file.reduce((sum, label) => sum + label, 0) / file.length;
    expect(good).toBeGreaterThan(0.45);
    expect(good).toBeLessThan(0.55);
  }
});

test('the vocabulary is the 10,000 most frequent words of the training reviews alone', async () => {
  const entries: { t: string }[] = JSON.parse(new TextDecoder().decode(await packageFile(imdb, 'reviews.json')));
  const official = [...entries.slice(12_500, 25_000), ...entries.slice(37_500)];
  const counts = new Map<string, number>();
  for (const text of new Set(official.map(({ t }) => wordsOf(t).join(' ')))) {
    for (const word of text.split(' ')) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  expect(new Set(words).size).toBe(10_000);
  const times = words.map((word) => counts.get(word) ?? 0);
  expect(times).toEqual(times.toSorted((a, b) => b - a));
  const known = new Set(words);
  const mostFrequentUnknown = Math.max(...[...counts].filter(([word]) => !known.has(word)).map(([, count]) => count));
  expect(times.at(-1)).toBeGreaterThanOrEqual(mostFrequentUnknown);
});

test('the hold-out split never changes: learners of earlier versions have not seen it either', () => {
  expect(sha256(new TextEncoder().encode(split.holdout.join('\n')))).toBe('472b09815a790986964869dd03818ce7ffb3253fd5cce4d40c86cf2ee7306d73');
});

test('all that learners can load is less than 9 MB', async () => {
  const manifest = await createShardSource(readFromFolder(dataFolder)).manifest('imdb');
  const files = (['train', 'test', 'vocabulary'] as const).map((part) => filesOf(manifest, part));
  expect(files.map(({ length }) => length)).toEqual([10, 5, 1]);
  const bytes = files.flat().reduce((sum, file) => sum + file.bytes, 0);
  expect(bytes).toBeLessThan(9_000_000);
});
