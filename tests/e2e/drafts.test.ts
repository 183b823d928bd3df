import { expect, test } from 'vitest';
import { playgroundOn } from '../fixtures/playground.ts';
import { useReader } from '../fixtures/reader.ts';

const reader = useReader();

const mine = `console.log('my own lines');`;

test('what was typed is there after a reload, and after a visit to another page', async () => {
  const page = await reader.opens('/');
  const playground = playgroundOn(page);
  await playground.openEditor();
  await playground.paste(mine);

  await page.reload();
  await playground.openEditor();
  expect(await playground.code.textContent()).toBe(mine);

  await page.getByRole('link', { name: 'An MLP or a CNN on MNIST' }).first().click();
  await page.waitForURL('**/limits/mnist/');
  await playground.openEditor();
  expect(await playground.code.textContent()).not.toContain(mine);

  await page.goBack();
  await playground.openEditor();
  expect(await playground.code.textContent()).toBe(mine);
});

test('what was typed is there after the code took the worker’s memory', async () => {
  const page = await reader.opens('/');
  const playground = playgroundOn(page);
  const greedy = 'const kept = []; for (;;) kept.push(new Float32Array(4_000_000).fill(1));';
  await playground.openEditor();
  await playground.paste(greedy);
  await playground.button('playground.run').click();
  await playground.results.getByText(playground.words['playground.died-memory']).waitFor();
  expect(await playground.code.textContent()).toBe(greedy);
});

test('Reset asks first, brings the original back, and can be undone', async () => {
  const page = await reader.opens('/');
  const playground = playgroundOn(page);
  const dialog = page.getByRole('dialog', { name: playground.words['playground.reset-title'] });
  await playground.openEditor();
  const original = await playground.code.textContent();
  await playground.paste(mine);

  await playground.button('playground.reset').click();
  await dialog.getByRole('button', { name: playground.words['playground.reset-cancel'] }).click();
  expect(await playground.code.textContent()).toBe(mine);

  await playground.button('playground.reset').click();
  await dialog.getByRole('button', { name: playground.words['playground.reset'] }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await playground.code.textContent()).toBe(original);

  await playground.button('playground.undo-reset').click();
  expect(await playground.code.textContent()).toBe(mine);
  await page.reload();
  await playground.openEditor();
  expect(await playground.code.textContent()).toBe(mine);
});

test('after the next edit a reset can no longer be undone, as the question said', async () => {
  const page = await reader.opens('/');
  const playground = playgroundOn(page);
  await playground.openEditor();
  await playground.paste(mine);
  await playground.button('playground.reset').click();
  await page.getByRole('dialog').getByRole('button', { name: playground.words['playground.reset'] }).click();
  await playground.button('playground.undo-reset').waitFor();
  await playground.paste('const another = 1;');
  await playground.button('playground.undo-reset').waitFor({ state: 'detached' });
});
