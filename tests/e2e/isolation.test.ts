import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { playgroundOn, type PlaygroundOnPage } from '../fixtures/playground.ts';
import { openListener, type Listener } from '../fixtures/listener.node.ts';
import { useReader } from '../fixtures/reader.ts';
import { root } from '../fixtures/site.ts';

const reader = useReader({ mayAskOutside: 'The code under test tries to, and the listener says whether it could.' });
let listener: Listener;
beforeAll(async () => {
  listener = await openListener();
});
afterAll(() => listener.close());

const escapes = (site: string): string =>
  readFileSync(join(root, 'tests/fixtures/escapes.learner.mjs'), 'utf8').replaceAll('LISTENER', listener.url).replaceAll('SITE', site);

/** What the code wrote to the console, line by line. */
async function linesOf({ results }: PlaygroundOnPage): Promise<string[]> {
  return results.locator('.pg-console-lines p').allTextContents();
}

test('the listener can be reached from an ordinary page, so that silence means something', async () => {
  const page = await reader.opens('/', { proxy: undefined });
  await page.evaluate((url) => fetch(`${url}/ordinary`), listener.url);
  expect(listener.hits).toEqual(['/ordinary']);
});

test('code in a playground finds every door shut: network, storage, cookies, the page around it', async () => {
  const page = await reader.opens('/', { proxy: undefined });
  listener.hits.length = 0;
  const playground = playgroundOn(page);
  await page.evaluate(() => {
    localStorage.setItem('secret', 'of the page');
    document.cookie = 'secret=of-the-page';
  });
  await playground.openEditor();
  await playground.paste(escapes(reader.site()));
  await playground.button('playground.run').click();
  await playground.results.getByText('all doors tried').waitFor();

  const lines = await linesOf(playground);
  expect(lines.filter((line) => line.endsWith(': open'))).toEqual([]);
  expect(lines.filter((line) => line.endsWith(': shut')).length).toBe(23);
  expect(listener.hits).toEqual([]);
  expect(await page.evaluate(() => localStorage.getItem('door'))).toBe(null);
});
