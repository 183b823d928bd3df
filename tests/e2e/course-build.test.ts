import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveFolder, type Served } from '../../src/cli/serve-dist.node.ts';
import { datasetManifest, datasetNames, filesOf } from '../../src/contract/dataset.ts';
import { exerciseManifest } from '../../src/contract/exercise.ts';
import { sourceFiles } from '../architecture/source-files.ts';
import { exercises, failingAnswers, sourceOf } from '../fixtures/answers.ts';
import { launchChromium } from '../fixtures/chromium.ts';
import { bare, bareFile, bundledPieces, found, fragmentsOf, type BareText } from '../fixtures/fragments.ts';
import { playgroundOn } from '../fixtures/playground.ts';
import { root } from '../fixtures/site.ts';

mkdirSync(join(root, 'build'), { recursive: true });
/** Inside the project, as dist/ is. */
const folder = mkdtempSync(join(root, 'build/course-'));

interface BuiltFile {
  /** From the folder it was built into, with slashes. */
  path: string;
  bytes: Buffer;
}

function filesIn(where: string): BuiltFile[] {
  return readdirSync(where, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(where, file).split(sep).join('/'), bytes: readFileSync(file) }));
}

/** The search library that Pagefind brings along knows nothing of ours. */
const isText = ({ path }: BuiltFile): boolean => !/\.(gzip|wasm|woff2|png)$|^pagefind\/.*\.js$/.test(path);

const manifests = sourceFiles('exercises', ['exercise.json']).map(({ text }) => exerciseManifest.parse(JSON.parse(text)));

/** All that a reader of such a site is given: of a manifest, what is checked and the hints one may open beforehand. */
const given = bare([
  ...[...sourceFiles('content', ['.mdx', '.ts', '.py', '.json']), ...sourceFiles('exercises', ['starter.ts', 'starter.fr.ts', 'try.ts', 'try.fr.ts'])].map(({ text }) => text),
  ...manifests.flatMap(({ checks, hints }) => [...checks.map(({ title }) => title), ...hints]).flatMap(({ en, fr }) => [en, fr]),
].join('\n'));

let built: BuiltFile[];
let texts: BareText[];
let served: Served;
let browser: Browser;

beforeAll(async () => {
  execFileSync(process.execPath, [join(root, 'tests/fixtures/build-course.node.ts'), folder], { env: { PATH: process.env['PATH'] }, stdio: 'pipe' });
  built = filesIn(folder);
  texts = built.filter(isText).map(bareFile);
  [served, browser] = await Promise.all([serveFolder(folder, { port: 0 }), launchChromium()]);
}, 600_000);
afterAll(async () => {
  await Promise.all([browser.close(), served.close()]);
  rmSync(folder, { recursive: true });
});

describe('a site built for a course', () => {
  test('has the pages, the sandbox and what learners may load', () => {
    const paths = built.map(({ path }) => path);
    for (const exercise of exercises) expect(paths).toContain(`fr/exercises/${exercise}/index.html`);
    expect(paths).toContain('sandbox/assets.json');
    for (const name of datasetNames) {
      const open = readdirSync(join(root, 'data', name)).filter((file) => !file.startsWith('holdout-'));
      expect(open.length).toBeGreaterThan(1);
      expect(paths).toEqual(expect.arrayContaining(open.map((file) => `data/${name}/${file}`)));
    }
  });

  test('has no grader, no solution and no hidden shard, under their names or others', () => {
    expect(built.map(({ path }) => path).filter((path) => /^(graders|solutions)\/|\/holdout-/.test(path))).toEqual([]);
    const hidden = datasetNames.flatMap((name) => {
      const manifest = datasetManifest.parse(JSON.parse(readFileSync(join(root, 'data', name, 'manifest.json'), 'utf8')));
      return filesOf(manifest, 'holdout').map(({ sha256 }) => sha256);
    });
    expect(hidden.length).toBeGreaterThan(2);
    const copies = built.filter(({ bytes }) => hidden.includes(createHash('sha256').update(bytes).digest('hex')));
    expect(copies.map(({ path }) => path)).toEqual([]);
  });

  test.each(exercises)('says nothing of the grader, the answers or the commentary of %s', (exercise) => {
    const commentary = manifests.find(({ id }) => id === exercise)?.commentary ?? [];
    expect(commentary.length).toBeGreaterThan(0);
    const wrong = failingAnswers(exercise).filter(({ name }) => name !== 'starter').map(({ source }) => source);
    const [solution, grader] = [sourceOf(exercise, 'solution'), sourceOf(exercise, 'grader.test')];
    for (const pieces of [fragmentsOf(solution, given), fragmentsOf(grader, given), bundledPieces(exercise, given), fragmentsOf(wrong.join('\n'), given)]) {
      expect(pieces.length).toBeGreaterThan(0);
      expect(found(pieces, texts)).toEqual([]);
    }
    expect(found(commentary.flatMap(({ en, fr }) => [bare(en), bare(fr)]), texts)).toEqual([]);
  });

  test.each(exercises)('would be caught if it had the grader of %s', (exercise) => {
    const graders = filesIn(join(root, 'build/graders')).map(bareFile);
    expect(found(bundledPieces(exercise, given), graders)).not.toEqual([]);
  });
});

describe('Check, on a site built for a course', () => {
  const asked: string[] = [];

  async function open(path: string): Promise<Page> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    context.setDefaultTimeout(30_000);
    context.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const page = await context.newPage();
    await page.goto(served.url + path);
    return page;
  }

  test.each([['en', ''], ['fr', '/fr']] as const)('in %s: says what to hand in, hands it over as it stands in the editor, and asks for no grader', async (language, prefix) => {
    const page = await open(`${prefix}/exercises/first-tensors/`);
    const playground = playgroundOn(page, language);
    const { words, button } = playground;
    await playground.results.getByText(words['playground.course-empty']).waitFor();

    await button('playground.check').click();
    await playground.waitForStatus(words['playground.course-marks']);
    const handIn = page.getByRole('region', { name: words['playground.course-hand-in'], exact: true });
    await handIn.getByText(words['playground.course-how'].replace('{file}', 'first-tensors.ts')).waitFor();
    // What a screen reader is told.
    await page.getByRole('status').filter({ hasText: words['playground.course-marks'] }).last().waitFor({ state: 'attached' });

    const answer = '// mine\nexport const answer = 1;\n';
    await playground.paste(answer);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      handIn.getByRole('button', { name: words['playground.course-download'].replace('{file}', 'first-tensors.ts') }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('first-tensors.ts');
    expect(readFileSync(await download.path(), 'utf8')).toBe(answer);

    expect(await button('playground.solution-show').count()).toBe(0);
    expect(asked).toContain('/exercises/first-tensors/');
    expect(asked.filter((path) => /graders|solutions|holdout/.test(path))).toEqual([]);
    await page.context().close();
  });

  test.each([['en', '', 'the course marks it', 'Check as often as you like'], ['fr', '/fr', 'le cours qui la note', 'Vérifiez aussi souvent']] as const)(
    'in %s: the list of exercises promises no marks from the page',
    async (_language, prefix, course, alone) => {
      const page = await open(`${prefix}/exercises/`);
      const text = await page.getByRole('main').innerText();
      expect(text).toContain(course);
      expect(text).not.toContain(alone);
      await page.context().close();
    },
  );

  test('Run still runs the code, and puts its results in the place of that advice', async () => {
    const page = await open('/exercises/first-tensors/');
    const playground = playgroundOn(page);
    await playground.button('playground.check').click();
    const handIn = page.getByRole('region', { name: playground.words['playground.course-hand-in'], exact: true });
    await handIn.waitFor();
    await playground.button('playground.run').click();
    await playground.waitForStatus(/^(Finished|The code stopped)/);
    expect(await handIn.count()).toBe(0);
    await page.context().close();
  });
});
