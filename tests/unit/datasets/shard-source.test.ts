import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { filesOf } from '../../../src/contract/dataset.ts';
import { createShardSource } from '../../../src/sandbox/data/shard-source.ts';
import type { ReadFile } from '../../../src/sandbox/data/shard-source.ts';
import { ShardError } from '../../../src/sandbox/data/shard-error.ts';
import { readFromFolder } from '../../../src/sandbox/data/shards.node.ts';
import { dataFolder, preparationTimeout, prepareProjectData, sha256 } from './prepared-data.ts';

beforeAll(prepareProjectData, preparationTimeout);
afterEach(() => void vi.unstubAllGlobals());

const read = readFromFolder(dataFolder);

/** Reads like the folder, but a shard comes cut short where `isBroken` says so; notes every shard read. */
function readBroken(isBroken: (bypassCache: boolean) => boolean): { read: ReadFile; reads: string[] } {
  const reads: string[] = [];
  return {
    reads,
    read: async (path, options) => {
      const bytes = await read(path, options);
      if (path.endsWith('.json')) return bytes;
      const bypassCache = options.bypassCache ?? false;
      reads.push(bypassCache ? 'origin' : 'cache');
      return isBroken(bypassCache) ? bytes.slice(0, 100) : bytes;
    },
  };
}

async function refusal(asked: Promise<unknown>): Promise<ShardError> {
  const outcome: unknown = await asked.catch((cause: unknown) => cause);
  if (outcome instanceof ShardError) return outcome;
  throw new Error(`expected a ShardError, got ${String(outcome)}`);
}

test('a shard comes unpacked, with progress in bytes of the file', async () => {
  const source = createShardSource(read);
  const [{ bytes } = { bytes: 0 }] = filesOf(await source.manifest('mnist'), 'test');
  const progress: [number, number][] = [];
  const shard = await source.shard('mnist', 'test', 0, (received, total) => progress.push([received, total]));
  expect(shard).toHaveLength(5_000 * (1 + 28 * 28));
  expect(progress.at(-1)).toEqual([bytes, bytes]);
});

test('a broken copy in the cache is replaced from the origin', async () => {
  const { read: readCache, reads } = readBroken((bypassCache) => !bypassCache);
  expect(await createShardSource(readCache).shard('mnist', 'test', 0)).toHaveLength(3_925_000);
  expect(reads).toEqual(['cache', 'origin']);
});

test('a shard that is broken twice is refused with a sentence in both languages', async () => {
  const { read: readCache, reads } = readBroken(() => true);
  const { text } = await refusal(createShardSource(readCache).shard('mnist', 'test', 0));
  expect(text.en).toMatch(/^mnist\/test-00\.gzip is broken: expected 80\d,\d{3} bytes, got 100\. .*“npm run data”/);
  expect(text.fr).toMatch(/^mnist\/test-00\.gzip est abîmé\u202f: 80\d\u202f\d{3} octets attendus, 100 reçus\. /);
  expect(reads).toEqual(['cache', 'origin']);
});

test('without crypto.subtle, as on plain http, a shard is still checked', async () => {
  vi.stubGlobal('crypto', {});
  const shard = await createShardSource(read).shard('mnist', 'test', 0);
  vi.unstubAllGlobals();
  expect(sha256(shard)).toBe(sha256(await createShardSource(read).shard('mnist', 'test', 0)));
});

test('without crypto.subtle, a shard with other content is refused', async () => {
  vi.stubGlobal('crypto', {});
  const flipped: ReadFile = async (path, options) => {
    const bytes = await read(path, options);
    if (path.endsWith('.gzip')) bytes[500] = (bytes[500] ?? 0) ^ 1;
    return bytes;
  };
  expect((await refusal(createShardSource(flipped).shard('mnist', 'test', 0))).message).toContain('not the right content');
});

test.each(['cifar', '../../etc', ''])('no file is read for the unknown data set "%s"', async (name) => {
  const untouched: ReadFile = () => Promise.reject(new Error('read'));
  expect((await refusal(createShardSource(untouched).shard(name, 'train', 0))).message).toBe(
    `There is no data set named “${name}”. These exist: mnist, cifar10, imdb, sentence-encoder, networks.`,
  );
});

test('a shard number past the end gets a sentence', async () => {
  expect((await refusal(createShardSource(read).shard('mnist', 'train', 12))).message).toContain('there is no number 12');
});

test('a folder without data says how to prepare it', async () => {
  const { message } = await refusal(createShardSource(readFromFolder('/nowhere')).manifest('mnist'));
  expect(message).toBe('/nowhere/mnist/manifest.json is missing. Run “npm run data” to prepare the data.');
});

test('a manifest that could not be read is asked for again', async () => {
  let reads = 0;
  const source = createShardSource((path, options) => {
    reads += 1;
    return reads === 1 ? Promise.reject(new Error('no network yet')) : read(path, options);
  });
  await expect(source.manifest('mnist')).rejects.toThrow('no network yet');
  expect((await source.manifest('mnist')).name).toBe('mnist');
});
