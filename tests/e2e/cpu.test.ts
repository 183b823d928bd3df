import { expect, test } from 'vitest';
import { beginning, playgroundOn } from '../fixtures/playground.ts';
import { useReader } from '../fixtures/reader.ts';

const reader = useReader();

// With our kernels the page itself is tried, like every example, in both languages.
test('without our kernels, one network still trains to the same loss on both backends', async () => {
  const page = await reader.opens('/cpu/tensorflow-js/?kernels=off');
  const playground = playgroundOn(page);
  await playground.button('playground.run').click();
  await playground.waitForStatus(beginning(playground.words['playground.finished']));
  await playground.results.getByText('The same loss: same arithmetic, another speed.').waitFor();

  const rows = await playground.results.getByRole('table', { name: 'The same network on each backend' }).locator('tbody tr').all();
  const cells = await Promise.all(rows.map((row) => row.locator('td').allTextContents()));
  expect(cells.map(([backend]) => backend)).toEqual(['cpu', 'wasm']);
  const [plain, wasm] = cells.map((row) => Number(row.at(-1)));
  expect(wasm).toBeCloseTo(plain ?? NaN, 3);
  // It has learned: guessing among ten digits costs ln 10, which is 2.3.
  expect(plain).toBeLessThan(1);
});

test.each(['', '/fr'])('the link %s/cpu/tensorflow-js/ has to the page without our kernels leads there', async (prefix) => {
  const page = await reader.opens(`${prefix}/cpu/tensorflow-js/`);
  await page.locator(`a[href="${prefix}/cpu/tensorflow-js/?kernels=off"]`).click();
  await page.waitForURL(`**${prefix}/cpu/tensorflow-js/?kernels=off`);
  await page.locator('sans-gpu-playground').waitFor();
});

test('a word of a chapter leads to its meaning in the glossary', async () => {
  const page = await reader.opens('/fr/cpu/');
  await page.locator('a.term', { hasText: 'tuiles' }).click();
  await page.waitForURL('**/fr/glossary/#tile');
  const entry = page.locator('#tile');
  await entry.getByText('tuile', { exact: true }).waitFor();
  await entry.getByText('tile', { exact: true }).waitFor();
});
