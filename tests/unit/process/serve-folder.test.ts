import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkPort, PortUnavailable, serveFolder, type Served } from '../../../src/cli/serve-dist.node.ts';

const folder = mkdtempSync(join(tmpdir(), 'serve-folder-'));
const site = join(folder, 'site');
const shard = gzipSync(Buffer.alloc(5000, 7));
const script = `export const text = '${'long '.repeat(1000)}';\n`;
let served: Served;

beforeAll(async () => {
  const files: Record<string, string | Uint8Array> = {
    'index.html': '<h1>Front page</h1>',
    '404.html': '<h1>Not here</h1>',
    'fr/404.html': '<h1>Pas ici</h1>',
    'limits/mnist/index.html': '<h1>Chapter</h1>',
    '_astro/page.a1b2.js': script,
    'sandbox/engine.wasm': new Uint8Array(3000),
    'data/mnist/train-00.gzip': shard,
    '../secret.txt': 'secret',
  };
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(site, name, '..'), { recursive: true });
    writeFileSync(join(site, name), content);
  }
  served = await serveFolder(site, { port: 0 });
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
});

interface Received {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** A request as it is written, unlike `fetch`, which tidies addresses and unpacks answers. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Received> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(served.url);
    const asked = request({ host: '127.0.0.1', port, path, headers, method, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('the built site, served', () => {
  test.each(['/', '/limits/mnist/', '/_astro/page.a1b2.js', '/sandbox/engine.wasm', '/data/mnist/train-00.gzip', '/nowhere'])(
    '%s carries the headers that WASM threads need',
    async (path) => {
      expect((await get(path)).headers).toMatchObject({
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'same-origin',
      });
    },
  );

  test.each([
    ['/', /^text\/html/],
    ['/limits/mnist/', /^text\/html/],
    ['/_astro/page.a1b2.js', /^text\/javascript/],
    ['/sandbox/engine.wasm', /^application\/wasm$/],
  ])('%s has its type', async (path, type) => {
    const { status, headers } = await get(path);
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(type);
  });

  test('a file that goes away while the site is served is not found, and the rest is still there', async () => {
    const passing = join(site, 'sandbox/passing.js');
    writeFileSync(passing, 'export {};');
    expect((await get('/sandbox/passing.js')).status).toBe(200);
    rmSync(passing);
    expect((await get('/sandbox/passing.js')).status).toBe(404);
    expect((await get('/')).status).toBe(200);
  });

  test('text is sent compressed to whoever takes it', async () => {
    const packed = await get('/_astro/page.a1b2.js', { 'Accept-Encoding': 'gzip, br' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(packed.headers['content-type']).toMatch(/^text\/javascript/);
    expect(gunzipSync(packed.body).toString()).toBe(script);
    const plain = await get('/_astro/page.a1b2.js');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.toString()).toBe(script);
  });

  test('a data shard arrives packed, byte for byte', async () => {
    const { headers, body } = await get('/data/mnist/train-00.gzip', { 'Accept-Encoding': 'gzip' });
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers['content-type']).toBe('application/octet-stream');
    expect(body.equals(shard)).toBe(true);
  });

  test('a missing page is answered by the page that says so, in its language', async () => {
    expect(await get('/nowhere/')).toMatchObject({ status: 404, body: Buffer.from('<h1>Not here</h1>') });
    expect(await get('/fr/nulle-part/')).toMatchObject({ status: 404, body: Buffer.from('<h1>Pas ici</h1>') });
    expect((await get('/data/mnist/train-99.gzip')).status).toBe(404);
  });

  test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/data/..%2f..%2fsecret.txt', '/..%5csecret.txt', '/%00', '/%E0%A4'])(
    '%s does not lead out of the folder',
    async (path) => {
      expect((await get(path)).body.toString()).not.toContain('secret');
    },
  );

  test('nothing can be sent to it', async () => {
    expect((await get('/', {}, 'POST')).status).toBe(405);
  });

  test('a port that is taken is told, before and when it is used', async () => {
    const port = Number(new URL(served.url).port);
    await expect(checkPort({ port })).rejects.toThrow(PortUnavailable);
    await expect(serveFolder(site, { port })).rejects.toMatchObject({ port, reason: 'taken' });
  });
});
