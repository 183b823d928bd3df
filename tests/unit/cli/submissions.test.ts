import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync, type Zippable } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Content } from '../../../src/cli/class/entry.ts';
import { readZip, zipLimits } from '../../../src/cli/class/moodle-zip.node.ts';
import { readSubmissions } from '../../../src/cli/class/submissions.node.ts';

const folder = mkdtempSync(join(tmpdir(), 'submissions-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Path and content of all files, folders having none. */
async function contents(zip: Uint8Array): Promise<Record<string, Content | undefined>> {
  const read = readZip(zip);
  if (!read.ok) throw new Error(read.problem);
  return Object.fromEntries(await Promise.all(read.entries.map(async (entry) => [entry.path, entry.kind === 'file' ? await entry.read() : undefined] as const)));
}

const text = (value: string): Content => ({ ok: true, text: value });
const zip = (files: Record<string, string>): Uint8Array => zipSync(Object.fromEntries(Object.entries(files).map(([name, value]) => [name, strToU8(value)])) satisfies Zippable);

/** Where each entry of a zip stands in its directory. */
function directoryEntries(bytes: Uint8Array): number[] {
  return [...bytes.keys()].filter((at) => bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 1 && bytes[at + 3] === 2);
}

describe('a zip', () => {
  test('is read with its odd names: accents, spaces, upper case, quotes', async () => {
    const name = 'Zoé d’Œuf "Z" 李_77_assignsubmission_file_/ANSWER.TS';
    expect(await contents(zip({ [name]: 'export {};' }))).toEqual({ [name]: text('export {};') });
  });

  test('accents are one, whether written as one character or as two', async () => {
    expect(Object.keys(await contents(zip({ 'Zoe\u0301/a.ts': 'x' })))).toEqual(['Zo\u00e9/a.ts']);
  });

  test('names in UTF-8 that the zip does not say to be so are read all the same, and names in Latin-1 too', async () => {
    const utf8 = zip({ 'Émile/a.ts': 'x' });
    // macOS leaves bit 11 of the flags away.
    for (const at of directoryEntries(utf8)) utf8[at + 9] = (utf8[at + 9] ?? 0) & ~0x08;
    expect(Object.keys(await contents(utf8))).toEqual(['Émile/a.ts']);

    const latin = zip({ 'Xmile/a.ts': 'x' });
    for (const at of directoryEntries(latin)) latin[at + 46] = 0xc9;
    expect(Object.keys(await contents(latin))).toEqual(['Émile/a.ts']);
  });

  test('backslashes are slashes', async () => {
    expect(Object.keys(await contents(zip({ 'Ada\\first-tensors.ts': 'x' })))).toEqual(['Ada/first-tensors.ts']);
  });

  test('a file too large for an answer is one, whatever its size, and is not unpacked', async () => {
    const read = await contents(zip({ 'Ada/a.ts': 'x'.repeat(1_000_001), 'Bob/a.ts': 'y' }));
    expect(read).toEqual({ 'Ada/a.ts': { ok: false, problem: 'large' }, 'Bob/a.ts': text('y') });
  });

  test('a damaged file costs only itself', async () => {
    const noise = Array.from({ length: 400 }, (_, at) => String.fromCodePoint(33 + ((at * at * 7) % 90))).join('');
    const bytes = zip({ 'Ada/a.ts': noise, 'Bob/a.ts': 'fine' });
    // The first block of Ada's file is of a kind that does not exist.
    bytes[30 + 'Ada/a.ts'.length] = 0x07;
    expect(await contents(bytes)).toEqual({ 'Ada/a.ts': { ok: false, problem: 'damaged' }, 'Bob/a.ts': text('fine') });
  });

  test('a picture, an empty file and a folder are told apart', async () => {
    const bytes = zipSync({ 'Ada/a.ts': new Uint8Array([0x89, 0x50, 0, 1]), 'Bob/a.ts': new Uint8Array(), 'Cyd/': new Uint8Array() });
    expect(await contents(bytes)).toEqual({ 'Ada/a.ts': { ok: false, problem: 'binary' }, 'Bob/a.ts': { ok: false, problem: 'empty' }, Cyd: undefined });
  });

  test('what is no zip, or half of one, is told', () => {
    expect(readZip(strToU8('hello'))).toEqual({ ok: false, problem: 'not-zip' });
    expect(readZip(new Uint8Array())).toEqual({ ok: false, problem: 'not-zip' });
    expect(readZip(zip({ 'Ada/a.ts': 'x' }).slice(0, 60))).toEqual({ ok: false, problem: 'not-zip' });
  });

  test('more than a class hands in is not unpacked', () => {
    const bytes = zip({ 'Ada/a.ts': 'x'.repeat(600), 'Bob/a.ts': 'x'.repeat(600), 'Cyd/film.mp4': 'x'.repeat(5000) });
    expect(readZip(bytes, { ...zipLimits, unpackedBytes: 1000 })).toEqual({ ok: false, problem: 'bomb' });
    expect(readZip(bytes, { ...zipLimits, entries: 2 })).toEqual({ ok: false, problem: 'bomb' });
    expect(readZip(bytes, { entries: 3, unpackedBytes: 1200 })).toMatchObject({ ok: true });
  });

  test('entries that share their bytes are not unpacked', () => {
    const bytes = zip({ 'Ada/a.ts': Array.from({ length: 300 }, (_, at) => String((at * 7919) % 1013)).join(' '), 'Bob/a.ts': 'x', 'Cyd/a.ts': 'x' });
    const [first = 0, ...others] = directoryEntries(bytes);
    const sizes = bytes.slice(first + 20, first + 28);
    for (const at of others) bytes.set(sizes, at + 20);
    expect(readZip(bytes)).toEqual({ ok: false, problem: 'bomb' });
  });

  test('a size that is a lie hands over no more than was said', async () => {
    const bytes = zip({ 'Ada/a.ts': 'x'.repeat(900_000) });
    for (const at of directoryEntries(bytes)) bytes.set([10, 0, 0, 0], at + 24);
    expect(await contents(bytes)).toEqual({ 'Ada/a.ts': text('xxxxxxxxxx') });
  });
});

describe('a folder', () => {
  beforeAll(() => {
    for (const path of ['class/Ada Lovelace/first-tensors.ts', 'class/Zoe\u0301/deep/er/mnist-mlp.ts', 'class/Ada Lovelace/.git/x.ts', 'class/Ada Lovelace/node_modules/y.ts', 'secret.ts']) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), path);
    }
    mkdirSync(join(folder, 'class/Empty'));
    symlinkSync(join(folder, 'secret.ts'), join(folder, 'class/Ada Lovelace/mnist-mlp.ts'));
  });

  test('is read to any depth, without following links or looking into tools’ folders', async () => {
    const read = await readSubmissions(join(folder, 'class'), []);
    if (!read.ok) throw new Error(read.problem);
    expect(read.entries.map(({ path, kind }) => `${kind} ${path}`)).toEqual([
      'folder Ada Lovelace',
      'file Ada Lovelace/first-tensors.ts',
      'link Ada Lovelace/mnist-mlp.ts',
      'folder Empty',
      'folder Zo\u00e9',
      'folder Zo\u00e9/deep',
      'folder Zo\u00e9/deep/er',
      'file Zo\u00e9/deep/er/mnist-mlp.ts',
    ]);
    const last = read.entries.at(-1);
    expect(last?.kind === 'file' && (await last.read())).toMatchObject({ ok: true });
  });

  test('a zip of the folder is read like the folder', async () => {
    writeFileSync(join(folder, 'class.zip'), zip({ 'class/Ada/first-tensors.ts': 'x', 'class/Bob/first-tensors.ts': 'y' }));
    const read = await readSubmissions(join(folder, 'class.zip'), ['first-tensors']);
    expect(read.ok && read.entries.map(({ path }) => path)).toEqual(['Ada/first-tensors.ts', 'Bob/first-tensors.ts']);
  });

  test.each([
    ['nowhere', 'missing'],
    ['secret.ts', 'not-zip'],
    ['secret.ts/x', 'missing'],
  ])('%s: %s', async (path, problem) => {
    expect(await readSubmissions(join(folder, path), [])).toEqual({ ok: false, problem });
  });
});
