import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sourceOf } from '../fixtures/answers.ts';
import { builtPages } from '../fixtures/built-pages.node.ts';
import { playgroundOn } from '../fixtures/playground.ts';
import { useReader } from '../fixtures/reader.ts';

const reader = useReader();
const themes = ['light', 'dark'] as const;

/** What axe finds wrong, one line for each element: "button-name: <button>…". */
async function violationsOn(page: Page): Promise<string[]> {
  // Frames hold the runner and the sandbox, which nobody sees; axe would wait for scripts that may not run there.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).exclude('iframe');
  // Off by default, and what someone who steers by voice depends on: a button answers to the words it shows.
  axe.options({ rules: { 'label-content-name-mismatch': { enabled: true } } });
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`));
}

async function themeOf(page: Page): Promise<string | null> {
  return page.locator('html').getAttribute('data-theme');
}

test.each(builtPages().flatMap((path) => themes.map((theme) => ({ path, theme }))))('axe finds nothing on $path, $theme', async ({ path, theme }) => {
  const page = await reader.opens(path, { colorScheme: theme });
  expect(await themeOf(page)).toBe(theme);
  expect(await violationsOn(page)).toEqual([]);
});

test.each(themes)('axe finds nothing on the front page after a run and a drawing, %s', async (theme) => {
  const page = await reader.opens('/', { colorScheme: theme });
  const playground = playgroundOn(page);
  await playground.button('playground.run').click();
  await playground.waitForStatus(/^Finished/);
  await playground.results.getByRole('application').click();
  await playground.results.getByText(/^I read a/).waitFor();
  for (const values of await playground.results.getByText(playground.words['playground.as-table']).all()) await values.click();
  expect(await violationsOn(page)).toEqual([]);
});

test.each(themes)('axe finds nothing on the chapter after a run, %s', async (theme) => {
  const page = await reader.opens('/fr/limits/mnist/', { colorScheme: theme });
  const playground = playgroundOn(page, 'fr');
  await playground.openEditor();
  await playground.paste(`import { display } from 'sans-gpu';
display.table('Table', [{ a: 1, b: 'x' }, { a: 2, b: 'y' }]);
display.text('Texte');
display.curve('Courbe', { un: 1, deux: 2 }, 1);
display.curve('Courbe', { un: 2, deux: 1 }, 2);
console.log('dit'); console.warn('averti'); console.error('raté');
throw new Error('fini');
`);
  await playground.button('playground.run').click();
  await playground.results.locator('.pg-failure').waitFor();
  expect(await violationsOn(page)).toEqual([]);
});

test.each(themes)('axe finds nothing on an exercise with a verdict, its hints, and the question before a reset, %s', async (theme) => {
  const page = await reader.opens('/exercises/first-tensors/', { colorScheme: theme });
  const playground = playgroundOn(page);
  const { words, button } = playground;
  const verdict = page.getByRole('region', { name: words['playground.verdict'] });
  await button('playground.check').click();
  await verdict.getByRole('heading', { name: words['playground.verdict-fail'] }).waitFor();
  await verdict.getByText(words['playground.show-hint']).first().click();
  await page.getByRole('button', { name: /^Show hint 1/ }).click();
  expect(await violationsOn(page)).toEqual([]);

  await playground.paste(sourceOf('first-tensors', 'solution'));
  await button('playground.check').click();
  await verdict.getByRole('heading', { name: words['playground.verdict-pass'] }).waitFor();
  expect(await violationsOn(page)).toEqual([]);

  await button('playground.reset').click();
  await page.getByRole('dialog').waitFor();
  expect(await violationsOn(page)).toEqual([]);
});
