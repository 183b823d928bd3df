import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { builtPages } from '../fixtures/built-pages.node.ts';
import { beginning, playgroundOn } from '../fixtures/playground.ts';
import { useReader } from '../fixtures/reader.ts';

const reader = useReader();
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

/** Pixels by which the page is wider than the phone. A phone's browser zooms out to show them, so `innerWidth` would grow too. */
const tooWide = (page: Page): Promise<number> => page.evaluate((width) => document.documentElement.scrollWidth - width, phone.viewport.width);

async function topOf(locator: Locator): Promise<number> {
  const box = await locator.boundingBox();
  if (box === null) throw new Error('Expected something visible.');
  return box.y;
}

test('no page scrolls sideways on a phone', async () => {
  const page = await reader.opens('/', phone);
  const wide: string[] = [];
  for (const path of builtPages()) {
    await page.goto(reader.site() + path);
    if ((await tooWide(page)) !== 0) wide.push(path);
  }
  expect(wide).toEqual([]);
});

test.each(['/', '/limits/mnist/', '/exercises/first-tensors/'])('%s runs on a phone: the result comes first, the code is folded below it', async (path) => {
  const page = await reader.opens(path, phone);
  const playground = playgroundOn(page);
  const { words, results } = playground;
  await playground.button('playground.run').tap();
  await playground.waitForStatus(/./);

  const unfold = playground.button('playground.show-code');
  expect(await topOf(playground.button('playground.stop'))).toBeLessThan(await topOf(results));
  expect(await topOf(results)).toBeLessThan(await topOf(unfold));
  expect(await playground.code.isVisible()).toBe(false);
  // Run has the reader's finger on it, and what it does is in view.
  expect(await topOf(results)).toBeLessThan(phone.viewport.height);
  expect(await tooWide(page)).toBe(0);

  await unfold.tap();
  await playground.code.waitFor();
  expect(await topOf(results)).toBeLessThan(await topOf(playground.code));
  expect(await tooWide(page)).toBe(0);
  await playground.button('playground.hide-code').waitFor();
  if (path === '/') {
    await playground.waitForStatus(beginning(words['playground.finished']));
    await results.getByRole('application').waitFor();
    expect(await tooWide(page)).toBe(0);
  }
});

test('a finger that is on Run when the playground arrives has pressed it all the same', async () => {
  const page = await reader.opens('/exercises/first-tensors/', phone);
  const playground = playgroundOn(page);
  const run = playground.button('playground.run');
  const touched = Promise.withResolvers<undefined>();
  // Scrolling to the button brings the playground; a slow connection brings it while the finger is down.
  await page.route('**/mount.browser.*.js', async (route) => {
    await touched.promise;
    await route.continue();
  });
  await run.scrollIntoViewIfNeeded();
  const box = await run.boundingBox();
  if (box === null) throw new Error('Expected a Run button.');
  const arrived = page.waitForResponse('**/mount.browser.*.js');
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }] });
  touched.resolve(undefined);
  await (await arrived).finished();
  // Everything else that it needs: its texts, and time to be drawn.
  await page.waitForLoadState('networkidle');
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await playground.waitForStatus(/./);
});

test('a tap on Run counts on every visit, also when all has been kept from the last and arrives at once', async () => {
  const page = await reader.opens('/exercises/first-tensors/', phone);
  const playground = playgroundOn(page);
  for (let visit = 1; visit <= 4; visit++) {
    await playground.button('playground.run').tap();
    await playground.waitForStatus(/./);
    await page.reload();
  }
});

test.each(['/', '/limits/mnist/', '/exercises/first-tensors/'])('on a phone, Run on %s is there before anything has loaded, and as large as a finger', async (path) => {
  const page = await reader.opens(path, phone);
  // Until the reader's first touch, nothing but the page itself is there.
  expect(await page.locator('.shell').count()).toBe(await page.locator('sans-gpu-playground').count());
  const run = await playgroundOn(page).button('playground.run').boundingBox();
  expect(run?.height).toBeGreaterThanOrEqual(44);
  expect(run?.width).toBeGreaterThanOrEqual(44);
});
