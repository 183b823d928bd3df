import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { digits, draw } from '../fixtures/draw.ts';
import { playgroundOn } from '../fixtures/playground.ts';
import { useReader } from '../fixtures/reader.ts';
import { root } from '../fixtures/site.ts';

const reader = useReader();
const picture = join(root, 'docs/screenshot.png');

/** Written by: UPDATE_SCREENSHOT=1 npx vitest run --config tests/config/vitest.config.ts tests/e2e/screenshot.test.ts */
test.runIf(process.env['UPDATE_SCREENSHOT'] === '1')('the front page is photographed after a run', async () => {
  const page = await reader.opens('/', { colorScheme: 'light', reducedMotion: 'reduce', viewport: { width: 1280, height: 900 } });
  const playground = playgroundOn(page);
  await playground.button('playground.run').click();
  await playground.waitForStatus(/^Finished/);
  await draw(page, playground.results.getByRole('application'), digits.seven);
  await playground.results.getByText(/^I read a 7/).waitFor();
  // The question and the drawing, both in view.
  await page.evaluate(() => {
    scrollTo(0, 34);
    document.querySelector('.pg-results-body')?.scrollTo(0, 10_000);
  });
  await page.evaluate(() => document.fonts.ready);
  await page.mouse.move(0, 0);
  mkdirSync(dirname(picture), { recursive: true });
  await page.screenshot({ path: picture, animations: 'disabled' });
});

test('the README’s picture of the site is there', () => {
  expect(existsSync(picture)).toBe(true);
});
