import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createShardSource } from '../../../src/sandbox/data/shard-source.ts';
import { readFromSite } from '../../../src/sandbox/data/shards.browser.ts';
import { dataFolder, preparationTimeout, prepareProjectData } from './prepared-data.ts';

// Node has fetch and no cache, like a browser on plain http.
let server: Server;
let address = '';

beforeAll(async () => {
  await prepareProjectData();
  server = createServer((request, response) => {
    readFile(join(dataFolder, request.url ?? '')).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('the server has no port');
  address = `http://127.0.0.1:${bound.port}`;
}, preparationTimeout);
afterAll(() => void server.close());

test('a shard comes over HTTP in steps that never go back and end at its size', async () => {
  const progress: number[] = [];
  const shard = await createShardSource(readFromSite(address)).shard('mnist', 'train', 11, (received, total) =>
    progress.push(received / total),
  );
  expect(shard).toHaveLength(3_925_000);
  expect(progress.length).toBeGreaterThan(1);
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  expect(progress.at(-1)).toBe(1);
});

test('a site without data gets a sentence', async () => {
  await expect(createShardSource(readFromSite(`${address}/elsewhere/`)).manifest('mnist')).rejects.toThrow(
    'mnist/manifest.json could not be fetched: the server answered 404.',
  );
});

test('a site that does not answer gets a sentence', async () => {
  await expect(createShardSource(readFromSite('http://127.0.0.1:9')).manifest('mnist')).rejects.toThrow(
    'mnist/manifest.json could not be fetched: the connection failed.',
  );
});
