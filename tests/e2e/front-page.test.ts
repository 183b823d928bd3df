import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { digits, draw } from '../fixtures/draw.ts';
import { beginning, playgroundOn, type PlaygroundOnPage } from '../fixtures/playground.ts';
import { useReader } from '../fixtures/reader.ts';

const reader = useReader();

/** Presses Run and waits for the end of the training. */
async function train(page: Page): Promise<PlaygroundOnPage> {
  const playground = playgroundOn(page);
  await playground.button('playground.run').click();
  await playground.waitForStatus(beginning(playground.words['playground.finished']));
  return playground;
}

const surfaceOf = ({ results }: PlaygroundOnPage): Locator => results.getByRole('application');
const answerTo = ({ results }: PlaygroundOnPage, label: string): Locator => results.getByText(`I read a ${label} `);

test('one press of Run trains on real digits to 90 %, and the network then reads what the mouse draws', async () => {
  const page = await reader.opens('/');
  const playground = await train(page);

  const validation = playground.results.getByRole('figure', { name: 'Accuracy' }).getByRole('listitem').filter({ hasText: 'validation' });
  const accuracy = Number(await validation.locator('strong').textContent());
  expect(accuracy).toBeGreaterThanOrEqual(0.9);
  expect(accuracy).toBeLessThanOrEqual(1);

  const surface = surfaceOf(playground);
  await draw(page, surface, digits.one);
  await answerTo(playground, '1').waitFor();
  await playground.button('playground.draw-clear').click();
  await playground.results.getByText(playground.words['playground.draw-waiting']).waitFor();
  await draw(page, surface, digits.seven);
  await answerTo(playground, '7').waitFor();
});

test('the digit is drawn with the keyboard too', async () => {
  const page = await reader.opens('/');
  const playground = await train(page);
  await surfaceOf(playground).focus();
  const press = async (key: string, times: number): Promise<void> => {
    for (let time = 0; time < times; time++) await page.keyboard.press(key);
  };

  await press('ArrowUp', 10);
  await page.keyboard.press('Space');
  await playground.results.getByText(playground.words['playground.pen-down']).waitFor({ state: 'attached' });
  await press('ArrowDown', 20);
  await page.keyboard.press('Space');
  await answerTo(playground, '1').waitFor();

  await page.keyboard.press('Delete');
  await playground.results.getByText(playground.words['playground.draw-waiting']).waitFor();
});

test('two readers who press Run see the same training', async () => {
  const [first, second] = [await reader.opens('/'), await reader.opens('/')];
  const [accuracy, again] = [await train(first), await train(second)].map(({ results }) => results.getByRole('figure', { name: 'Loss' }).getByRole('listitem').filter({ hasText: 'validation' }));
  expect(await accuracy?.textContent()).toBe(await again?.textContent());
});
