import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { beginning, playgroundOn, type PlaygroundOnPage } from '../fixtures/playground.ts';
import { useReader } from '../fixtures/reader.ts';

const reader = useReader();

/** Stop promises a fraction of this; the rest is for a machine that is busy with something else. */
const patienceMilliseconds = 2000;

/** Milliseconds from the press of Stop to the word that it stopped, as the page itself sees them; those of giving up if it never comes. */
function pressStop({ button, words }: PlaygroundOnPage): Promise<number> {
  return button('playground.stop').evaluate(
    (stop, { stopped, giveUp }) =>
      new Promise<number>((resolve) => {
        const pressed = performance.now();
        const look = (): void => {
          const passed = performance.now() - pressed;
          if (passed > giveUp || document.querySelector('.pg-status-text')?.textContent.includes(stopped)) resolve(passed);
          else requestAnimationFrame(look);
        };
        if (stop instanceof HTMLElement) stop.click();
        look();
      }),
    { stopped: words['playground.stopped'], giveUp: 5 * patienceMilliseconds },
  );
}

/** Resolves once the page's own timer has gone off this many times. */
function ticks(page: Page, count: number): Promise<void> {
  return page.evaluate(
    (wanted) =>
      new Promise<void>((resolve) => {
        let seen = 0;
        const timer = setInterval(() => {
          if (++seen < wanted) return;
          clearInterval(timer);
          resolve();
        }, 10);
      }),
    count,
  );
}

test.each([
  ['a loop that never gives the thread back', 'while (true) {}\n'],
  ['a loop that waits for nothing, for ever', 'for (;;) await null;\n'],
])('Stop ends %s, the page stays alive meanwhile, and the code is kept', async (_name, endless) => {
  const page = await reader.opens('/');
  const playground = playgroundOn(page);
  await playground.openEditor();
  await playground.paste(endless);
  await playground.button('playground.run').click();
  await playground.waitForStatus(/^Running on/);

  await ticks(page, 50);
  expect(await pressStop(playground)).toBeLessThan(patienceMilliseconds);
  expect(await playground.code.textContent()).toBe(endless.trim());

  await playground.paste(`console.log('back again');\n`);
  await playground.button('playground.run').click();
  await playground.waitForStatus(beginning(playground.words['playground.finished']));
  await playground.results.getByText('back again').waitFor();
});

test('Stop ends a training on several threads, and every worker with it', async () => {
  const page = await reader.opens('/?threads=3');
  const playground = playgroundOn(page);
  await playground.button('playground.run').click();
  await playground.waitForStatus(/^Epoch/);
  await playground.results.getByText('3 threads').waitFor();
  expect(page.workers().length).toBeGreaterThan(0);
  expect(await pressStop(playground)).toBeLessThan(patienceMilliseconds);
  await expect.poll(() => page.workers().length).toBe(0);
});

test('a training that was stopped starts afresh with the next Run', async () => {
  const page = await reader.opens('/');
  const playground = playgroundOn(page);
  await playground.button('playground.run').click();
  await playground.waitForStatus(/^Epoch/);
  expect(await pressStop(playground)).toBeLessThan(patienceMilliseconds);
  // The button is the same one: what it says is what it does.
  await playground.button('playground.run').click();
  await playground.waitForStatus(/^Epoch 1 of 3/);
  await playground.waitForStatus(beginning(playground.words['playground.finished']));
});
