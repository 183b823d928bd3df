import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { readProgressFile } from '../../src/progress/read-file.ts';
import { sourceOf } from '../fixtures/answers.ts';
import { playgroundOn, type PlaygroundOnPage } from '../fixtures/playground.ts';
import { useReader } from '../fixtures/reader.ts';

const reader = useReader();
const exercise = '/exercises/first-tensors/';

async function check(page: Page, answer?: string): Promise<PlaygroundOnPage> {
  const playground = playgroundOn(page);
  if (answer !== undefined) {
    await playground.openEditor();
    await playground.paste(answer);
  }
  await playground.button('playground.check').click();
  await page.getByRole('region', { name: playground.words['playground.verdict'] }).waitFor({ timeout: 120_000 });
  return playground;
}

async function exported(page: Page): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export' }).click()]);
  return readFile(await download.path(), 'utf8');
}

test('what was checked is kept with its code, can be restored, and the list says what to do next', async () => {
  const page = await reader.opens(exercise);
  const { results } = await check(page);
  await results.getByText('1 submission').click();
  await page.reload();
  const playground = await check(page, sourceOf('first-tensors', 'solution'));
  await playground.results.getByRole('heading', { name: 'Passed' }).waitFor();
  await playground.results.getByText('2 submissions').click();
  expect(await playground.results.locator('.pg-history li').allInnerTexts()).toEqual([expect.stringContaining('Passed'), expect.stringContaining('Not yet')]);

  await playground.results.getByRole('button', { name: /^Restore/ }).last().click();
  await page.getByText(/is back in the editor/).waitFor({ state: 'attached' });
  expect(await playground.code.innerText()).not.toContain('flatTemplates');
  await playground.button('playground.undo-reset').click();
  await playground.code.getByText('flatTemplates').first().waitFor();

  await page.goto(`${reader.site()}/exercises/`);
  await page.locator('[data-exercise="first-tensors"]').getByText(/^Passed on/).waitFor();
  await page.getByText('Go on with').waitFor();
  expect(await page.locator('[data-exercise="mnist-mlp"] [data-standing]').isVisible()).toBe(false);
});

test('the solution opens with its commentary after passing; before, on request, and that is remembered', async () => {
  const page = await reader.opens('/fr/exercises/first-tensors/');
  const playground = playgroundOn(page, 'fr');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await playground.openEditor();
  const show = playground.results.getByRole('button', { name: 'Voir la solution' });
  await show.waitFor();
  expect(asked.filter((path) => path.startsWith('/solutions/'))).toEqual([]);
  await show.click();
  await playground.results.getByText('moyenne sur tous les axes').waitFor();
  await playground.results.getByRole('heading', { name: 'Pour aller plus loin' }).waitFor();
  expect(asked).toContain('/solutions/first-tensors.fr.json');
  await page.goto(`${reader.site()}/fr/exercises/`);
  await page.getByText('Commencé, pas encore réussi. Solution ouverte.').waitFor();
});

test('an exported file brings everything to another browser, twice without harm, and another file is refused with a sentence', async () => {
  const page = await reader.opens(exercise);
  await check(page);
  await page.goto(`${reader.site()}/exercises/`);
  const file = await exported(page);
  expect(readProgressFile(file)?.submissions).toHaveLength(1);
  const [good, bad] = [join(tmpdir(), 'sans-gpu-progress.json'), join(tmpdir(), 'other.json')];
  await Promise.all([writeFile(good, file), writeFile(bad, '{"format":"something else"}')]);

  const other = await reader.opens('/exercises/');
  const choose = async (path: string): Promise<void> => {
    const [chooser] = await Promise.all([other.waitForEvent('filechooser'), other.getByRole('button', { name: 'Import' }).click()]);
    await chooser.setFiles(path);
  };
  await choose(bad);
  await other.getByText(/^other\.json is not a file that Export made/).waitFor();
  await choose(good);
  await other.getByText('Imported: 1 submissions').waitFor();
  await other.locator('[data-exercise="first-tensors"]').getByText('Begun, not passed yet.').waitFor();
  await choose(good);
  await other.getByText('Nothing new').waitFor();
  expect(readProgressFile(await exported(other))).toEqual(readProgressFile(file));
});

test('two tabs that check at once lose nothing, and each sees the other', async () => {
  const page = await reader.opens(exercise);
  const other = await page.context().newPage();
  await other.goto(reader.site() + exercise);
  const [playground] = await Promise.all([check(page), check(other)]);
  await playground.results.getByText('2 submissions').waitFor();
});

test('a browser that keeps nothing says so, and the page remembers as long as it is open', async () => {
  const page = await reader.opens('/');
  await page.context().addInitScript(() => {
    // As some browsers do in private windows.
    Object.defineProperty(window, 'indexedDB', { get: () => { throw new DOMException('forbidden', 'SecurityError'); } });
  });
  await page.goto(reader.site() + exercise);
  const playground = await check(page);
  await playground.results.getByText('1 submission').waitFor();
  await page.getByText(/This browser refuses to keep your submissions/).waitFor();
});

test('a full disk is said, and what was kept before stays', async () => {
  const page = await reader.opens(exercise);
  await check(page);
  await page.evaluate(() => {
    // What a browser says whose disk is full.
    IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };
  });
  const { results } = await check(page);
  await page.getByText(/This browser refuses to keep your submissions/).waitFor();
  await results.getByText('2 submissions').waitFor();
  await page.reload();
  await playgroundOn(page).openEditor();
  await results.getByText('1 submission').waitFor();
});

test('the database of an earlier version of the site is brought up to date', async () => {
  const page = await reader.opens('/glossary/');
  await page.evaluate(() => new Promise<void>((resolve, reject) => {
    const request = indexedDB.open('sans-gpu', 1);
    request.onerror = () => reject(new Error('The database could not be made.'));
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore('submissions', { keyPath: 'id' });
      store.createIndex('exercise', 'exercise');
      for (const [id, at, verdict] of [['a', 2_000_000_000_000, 'pass'], ['b', 1_700_000_000_000, 'pass'], ['c', 1_600_000_000_000, 'fail']] as const) {
        store.put({ id, exercise: 'mnist-mlp', at, edition: 'old', verdict, checksPassed: 4, checks: 4, files: { 'answer.ts': '' } });
      }
    };
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
  }));
  await page.goto(`${reader.site()}/exercises/`);
  await page.locator('[data-exercise="mnist-mlp"]').getByText(/^Passed on .*2023, before this exercise changed\.$/).waitFor();
});
