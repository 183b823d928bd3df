import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { exercises, failingAnswers, sourceOf } from '../fixtures/answers.ts';
import { bare, bareFile, bundledPieces, found, fragmentsOf, type BareText } from '../fixtures/fragments.ts';
import { root } from '../fixtures/site.ts';
import { sourceFiles } from './source-files.ts';

/** Every file of the built site, unpacked. Twins made for the transport (.gz) say nothing of their own. */
const served = readdirSync(join(root, 'dist'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.endsWith('.gz'))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((file) => {
    const bytes = readFileSync(file);
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return { path: file.slice(join(root, 'dist/').length).replaceAll('\\', '/'), bytes: isPacked ? gunzipSync(bytes) : bytes };
  });
/** Pagefind's own scripts know nothing of ours, and write some lines as anybody would. */
const texts = served
  .filter(({ path }) => !/^pagefind\/.*\.js$/.test(path))
  .filter(({ path }) => /\.(html|js|css|json|xml|txt|svg|pf_fragment|pf_index)$/.test(path))
  .map(bareFile);
const beforeCheck = texts.filter(({ path }) => !path.startsWith('graders/'));

/** All that a reader is given anyway, */
const open = [
  ...sourceFiles('content', ['.mdx', '.ts', '.py', '.json']),
  ...sourceFiles('exercises', ['starter.ts', 'starter.fr.ts', 'try.ts', 'try.fr.ts', 'exercise.json']),
].map(({ text }) => text).join('\n');

const given = bare(open);
/** and the same with all solutions, which are there for those who ask. */
const givenOnRequest = bare([open, ...sourceFiles('exercises', ['solution.ts', 'solution.fr.ts']).map(({ text }) => text)].join('\n'));

/** Where these pieces can be found, of which there must be some. */
function leaks(pieces: readonly string[], places: readonly BareText[]): string[] {
  expect(pieces.length).toBeGreaterThan(0);
  return found(pieces, places);
}

test('the built site is there to be searched, graders and all', () => {
  expect(beforeCheck.length).toBeGreaterThan(20);
  expect(texts.length - beforeCheck.length).toBeGreaterThan(3);
});

test('what is hidden would be found: in a page, in an attribute, in a string of a script', () => {
  const source = `const secret = tf.layers.dense({ units: 128, activation: 'relu' });`;
  const [piece = ''] = fragmentsOf(source, '');
  const page = `<span>const</span> secret = tf.layers.<b>dense</b>({ units: 128, activation: &#39;relu&#39; });`;
  const attribute = JSON.stringify({ 'answer.ts': `${source}\n` }).replaceAll('"', '&quot;');
  const script = `const a=${JSON.stringify(source)}`;
  for (const form of [page, attribute, script]) expect(bare(form)).toContain(piece);
});

describe.each(exercises)('%s', (exercise) => {
  test('its solution is in nothing but the file that is fetched when the reader asks for it', () => {
    expect(leaks(fragmentsOf(sourceOf(exercise, 'solution'), given), texts.filter(({ path }) => !/^solutions\/[\w-]+\.(en|fr)\.json$/.test(path)))).toEqual([]);
  });

  test('its wrong answers are nowhere on the site', () => {
    const wrong = failingAnswers(exercise).filter(({ name }) => name !== 'starter').map(({ source }) => source);
    // Most are the solution with one mistake.
    expect(leaks(fragmentsOf(wrong.join('\n'), givenOnRequest), texts)).toEqual([]);
  });

  test('its grader is in nothing that is loaded before Check', () => {
    expect(leaks(fragmentsOf(sourceOf(exercise, 'grader.test'), givenOnRequest), beforeCheck)).toEqual([]);
    expect(leaks(bundledPieces(exercise, givenOnRequest), beforeCheck)).toEqual([]);
  });
});

test('graders come without source maps, and so does all the rest', () => {
  expect(served.filter(({ path, bytes }) => path.endsWith('.map') || bytes.includes('sourceMappingURL=')).map(({ path }) => path)).toEqual([]);
});

test('no page and no script loaded before Check names a hold-out file', () => {
  const isManifest = (path: string): boolean => /^data\/[\w-]+\/manifest\.json$/.test(path); // names every shard, and says what is in none
  expect(beforeCheck.filter(({ path, text }) => !isManifest(path) && /holdout-\d/.test(text)).map(({ path }) => path)).toEqual([]);
});

test.each([
  { dataset: 'mnist', labelsIn: (bytes: Buffer) => bytes.subarray(0, bytes.length / (1 + 28 * 28)) },
  { dataset: 'cifar10', labelsIn: (bytes: Buffer) => bytes.subarray(0, bytes.length / (1 + 32 * 32 * 3)) },
  { dataset: 'imdb', labelsIn: (bytes: Buffer) => bytes.subarray(4, 4 + bytes.readUInt32LE(0)) },
])('the hold-out labels of $dataset are in their shard and nowhere else', ({ dataset, labelsIn }) => {
  const shard = served.find(({ path }) => path.startsWith(`data/${dataset}/holdout-`));
  if (shard === undefined) throw new Error('The site has no hold-out shard to look at.');
  // Of two classes, a run must be long to be found nowhere by chance.
  const run = labelsIn(shard.bytes).subarray(100, 228);
  const forms = [run, Buffer.from(run.join(',')), Buffer.from(run.join(', ')), Buffer.from(run.join(''))];
  const holders = served.filter(({ bytes }) => forms.some((form) => bytes.includes(form))).map(({ path }) => path);
  expect(holders).toEqual([shard.path]);
});
