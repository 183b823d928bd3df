import { beforeAll, expect, test } from 'vitest';
import { beginGrading, type GradingContext } from '../../../src/grading/harness/context.ts';
import { holdout } from '../../../src/grading/harness/holdout.ts';
import { LearnerSession } from '../../../src/sandbox/learner-session.ts';
import { createShardSource } from '../../../src/sandbox/data/shard-source.ts';
import { readFromFolder } from '../../../src/sandbox/data/shards.node.ts';
import { dataFolder, loadImages, loadReviews, preparationTimeout, prepareProjectData } from '../datasets/prepared-data.ts';

const source = createShardSource(readFromFolder(dataFolder));
const asked: string[] = [];

beforeAll(prepareProjectData, preparationTimeout);

function begin(seed: number): GradingContext {
  asked.length = 0;
  const shard: GradingContext['shard'] = (dataset, part, index) => {
    asked.push(`${dataset}/${part} ${index}`);
    return source.shard(dataset, part, index);
  };
  const session = new LearnerSession({ post: () => undefined, listen: () => undefined, cpuSeconds: () => undefined, kill: () => undefined }, { shard });
  const context: GradingContext = { session, seed, shard, sealed: false, margins: [] };
  beginGrading(context);
  return context;
}

test.each(['mnist', 'cifar10'] as const)('hidden images of %s are images of the hold-out with their own labels', async (name) => {
  const context = begin(5);
  const { images, labels } = await holdout(name, { count: 50 });
  expect(context.sealed).toBe(true);
  const stored = await loadImages(name, 'holdout');
  const known = new Map(stored.images.map((image, index) => [image.join(), stored.labels[index]]));
  const bytesEach = images.values.length / 50;
  for (let at = 0; at < 50; at++) {
    const pixels = Array.from(images.values.subarray(at * bytesEach, (at + 1) * bytesEach), (value) => Math.round(value * 255));
    expect(known.get(pixels.join())).toBe(labels[at]);
  }
});

test('hidden reviews are reviews of the hold-out with their own labels', async () => {
  begin(5);
  const { tokens, labels } = await holdout('imdb', { count: 50, length: 250 });
  expect([tokens.shape, tokens.dtype]).toEqual([[50, 250], 'int32']);
  const stored = await loadReviews('holdout');
  const known = new Map(stored.ids.map((ids, index) => [ids.join(), stored.labels[index]]));
  for (let at = 0; at < 50; at++) {
    const row = Array.from(tokens.values.subarray(at * 250, (at + 1) * 250));
    expect(known.get(row.slice(row.findIndex((id) => id !== 0)).join())).toBe(labels[at]);
  }
});

test('as few files are read as hold what is asked for', async () => {
  begin(1);
  await holdout('cifar10', { count: 1_001 });
  expect(asked).toEqual(['cifar10/holdout 0', 'cifar10/holdout 1']);
  begin(1);
  await holdout('imdb', { count: 10 });
  expect(asked).toEqual(['imdb/holdout 0']);
});

test('the seed decides which examples are drawn', async () => {
  const draw = async (seed: number): Promise<number[]> => {
    begin(seed);
    return [...(await holdout('cifar10', { count: 40 })).labels];
  };
  expect(await draw(1)).toEqual(await draw(1));
  expect(await draw(1)).not.toEqual(await draw(2));
});

test('more examples than there are are refused', async () => {
  begin(1);
  await expect(holdout('imdb', { count: 12_336 })).rejects.toThrow('12336 examples of imdb asked for, 12335 there');
  await expect(holdout('cifar10', { count: 5_001 })).rejects.toThrow('5001 examples of cifar10 asked for, 5000 there');
});
