import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import en from '../../content/i18n/en.json' with { type: 'json' };
import fr from '../../content/i18n/fr.json' with { type: 'json' };
import { beginning, playgroundOn } from '../fixtures/playground.ts';
import { useReader } from '../fixtures/reader.ts';

const reader = useReader();

const patience = { timeout: 240_000 };
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const yours = (page: Page): Promise<string[]> => page.locator('[data-yours]').allTextContents();

test('one press measures this machine, fills every row with a time and a range, says so, and the tab remembers', async () => {
  const page = await reader.opens('/limits/');
  await page.waitForLoadState('networkidle'); // The search, which every page loads once it has nothing else to do.
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(new URL(request.url()).pathname));
  expect(new Set(await yours(page))).toEqual(new Set(['—']));
  expect(loaded).toEqual([]);

  await button(page, en['site.limits.measure']).click();
  await page.getByRole('status').filter({ hasText: beginning(en['site.limits.done']) }).waitFor({ ...patience, state: 'attached' });
  expect(loaded.some((path) => path.startsWith('/sandbox/'))).toBe(true);
  const times = await yours(page);
  expect(times.length).toBeGreaterThan(10);
  for (const time of times) expect(time).toMatch(/^about [\d.,]+\s\S+ [\d.,]+(\s\S+)? – [\d.,]+\s\S+ \D+$/);

  await page.reload();
  await button(page, en['site.limits.again']).waitFor();
  expect(await yours(page)).toEqual(times);

  await page.goto(`${reader.site()}/fr/limits/`);
  await button(page, fr['site.limits.again']).waitFor();
  for (const time of await yours(page)) expect(time).toMatch(/^environ [\d,\u202f]+\s\S+ [\d,\u202f]+(\s\S+)? – [\d,\u202f]+\s\S+ \D+$/);
});

test('Stop ends a measurement, says so, gives the focus back, and another may begin', async () => {
  const page = await reader.opens('/limits/');
  await button(page, en['site.limits.measure']).press('Enter');
  // Any but the first: on a busy machine, Playwright looks less often than the steps change.
  await page.locator('[data-step]').getByText(/^Measuring [2-5] of/).waitFor(patience);
  await page.keyboard.press('Enter'); // The focus went to Stop.
  await page.getByRole('status').filter({ hasText: en['site.limits.stopped'] }).waitFor({ state: 'attached' });
  expect(new Set(await yours(page))).toEqual(new Set(['—']));
  expect(await button(page, en['site.limits.measure']).evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.locator('[data-step]').getByText(/^Measuring \d of/).waitFor(patience);
});

test.each(['/limits/', '/fr/limits/'])('%s is a plain table without JavaScript', async (path) => {
  const page = await reader.opens(path, { javaScriptEnabled: false });
  const rows = page.getByRole('row');
  await rows.filter({ hasText: 'ResNet-18' }).filter({ hasText: /3[,\u202f]830/ }).waitFor();
  expect(await page.getByRole('button', { name: /Measure|Mesurer/ }).count()).toBe(0);
});

test('seven networks spend one budget, in three charts and a table', async () => {
  const page = await reader.opens('/limits/architectures/');
  const { button: control, waitForStatus, words, results } = playgroundOn(page);
  await control('playground.run').click();
  await waitForStatus(beginning(words['playground.finished']));
  for (const chart of ['Width', 'Depth', 'Batch']) expect(await results.getByRole('figure', { name: chart }).getByRole('listitem').count()).toBe(3);
  const accuracies = await results.getByRole('table').getByRole('row').evaluateAll((rows) => rows.slice(1).map((row) => Number(row.querySelectorAll('td')[3]?.textContent)));
  expect(accuracies).toHaveLength(7);
  for (const accuracy of accuracies) expect(accuracy).toBeGreaterThan(0.75);
  // The same multiplications, in 58 corrections or in thousands.
  const [, , , , , byEight, byHundreds] = accuracies;
  expect(byEight).toBeGreaterThan(byHundreds ?? NaN);
});
