import { expect, test } from 'vitest';
import { playgroundOn } from '../fixtures/playground.ts';
import { useReader } from '../fixtures/reader.ts';

const reader = useReader();

test.each([
  { path: '/limits/mnist/', language: 'en', heading: 'Why it is cheap' },
  { path: '/fr/limits/mnist/', language: 'fr', heading: 'Pourquoi il coûte si peu' },
] as const)('$path shows its text and its code without JavaScript', async ({ path, language, heading }) => {
  const page = await reader.opens(path, { javaScriptEnabled: false });
  const { words } = playgroundOn(page, language);
  await page.getByRole('heading', { name: heading }).waitFor();
  const code = page.getByRole('region', { name: words['site.playground.code'] }).first();
  await code.getByText('tf.sequential').first().waitFor();
  await code.getByText('model.fit').first().waitFor();
  // Searches by text leave <noscript> out.
  const notice = page.locator('.shell-noscript').first();
  await notice.waitFor();
  expect(await notice.textContent()).toBe(words['site.playground.noscript']);
});
