import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import en from '../../content/i18n/en.json' with { type: 'json' };
import fr from '../../content/i18n/fr.json' with { type: 'json' };
import { useReader } from '../fixtures/reader.ts';

const reader = useReader();
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

const explorer = (page: Page): Locator => page.locator('sans-gpu-costs');
const summary = (page: Page): Locator => explorer(page).getByRole('status');
const line = (page: Page, name: string): Locator => explorer(page).getByRole('row').filter({ hasText: name });

test('without JavaScript the table of the first choice is there', async () => {
  const page = await reader.opens('/gpu/', { javaScriptEnabled: false });
  await line(page, 'Tesla T4').getByText(/ – .*(min|h)/).first().waitFor();
  expect(await summary(page).textContent()).toContain('ResNet-18');
});

test('the table that comes alive says what the table at build time said', async () => {
  const [still, alive] = [await reader.opens('/gpu/', { javaScriptEnabled: false }), await reader.opens('/gpu/')];
  await explorer(alive).getByRole('spinbutton', { name: en['site.cost.epochs'], exact: true }).fill('29');
  await summary(alive).filter({ hasText: /29 epochs/ }).waitFor();
  await explorer(alive).getByRole('spinbutton', { name: en['site.cost.epochs'], exact: true }).fill('30');
  await summary(alive).filter({ hasText: /30 epochs/ }).waitFor();
  expect(await explorer(alive).locator('tbody').innerText()).toBe(await explorer(still).locator('tbody').innerText());
});

test('a choice made with the keyboard alone changes the table, the sentence and the address, and the address brings it back', async () => {
  const page = await reader.opens('/gpu/');
  await explorer(page).getByRole('combobox', { name: en['site.cost.model'], exact: true }).focus();
  // Typing the beginning of an option's name chooses it.
  await page.keyboard.type('MLP');
  await summary(page).filter({ hasText: /MLP, 128 units on CIFAR-10/ }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type('MNIST');
  await page.keyboard.press('Tab');
  await page.keyboard.type('3');
  await summary(page).filter({ hasText: /MLP, 128 units on MNIST/ }).waitFor();
  await line(page, 'Tesla T4').getByText(en['site.cost.by-calls']).waitFor();

  const address = new URL(page.url());
  expect(address.searchParams.get('model')).toBe('mlp');
  const again = await reader.opens(address.pathname + address.search);
  await summary(again).filter({ hasText: /MLP, 128 units on MNIST/ }).waitFor();
  expect(await explorer(again).locator('tbody').innerText()).toBe(await explorer(page).locator('tbody').innerText());
});

test('a model that reads text is offered text, and moves to it', async () => {
  const page = await reader.opens('/gpu/');
  await explorer(page).getByRole('combobox', { name: en['site.cost.model'], exact: true }).selectOption('gpt-2');
  await summary(page).filter({ hasText: /GPT-2 small.*English Wikipedia/ }).waitFor();
  expect(await explorer(page).getByRole('option', { name: 'ImageNet' }).isDisabled()).toBe(true);
  await line(page, 'Tesla T4').getByText(en['site.cost.does-not-fit']).waitFor();
});

test('in French the words, the commas and the units are French', async () => {
  const page = await reader.opens('/fr/gpu/?model=gpt-2&data=wikipedia&epochs=1&runs=1&precision=float32');
  await summary(page).filter({ hasText: /GPT-2 small, de zéro sur Wikipédia en anglais, 1 époque, 1 essai/ }).waitFor();
  expect(await summary(page).textContent()).toMatch(/Go de mémoire/);
  expect(await explorer(page).locator('tbody').innerText()).toMatch(/\d,\d|\d\sans/);
  expect(await explorer(page).getByRole('spinbutton', { name: fr['site.cost.epochs'], exact: true }).count()).toBe(1);
});

test('a reader who has timed the processor finds it at the top', async () => {
  const page = await reader.opens('/gpu/training-time/');
  await page.evaluate(() => sessionStorage.setItem('sans-gpu/calibration', JSON.stringify({ date: '2026-11-24', rates: { gemmGflops: 40, serialGflops: 30, convGflops: 20, opMicroseconds: 10, bandwidthGbps: 15, batchMicroseconds: 300 } })));
  await page.goto(`${reader.site()}/gpu/`);
  await explorer(page).getByRole('row').nth(1).getByText(en['site.cost.yours']).waitFor();
  expect(await summary(page).textContent()).toContain(en['site.cost.yours']);
});

test.each(['/gpu/', '/fr/gpu/', '/gpu/training-time/', '/gpu/data/', '/fr/gpu/data/', '/gpu/hyperparameters/'])('%s does not scroll sideways on a phone', async (path) => {
  const page = await reader.opens(path, phone);
  expect(await page.evaluate((width) => document.documentElement.scrollWidth - width, phone.viewport.width)).toBe(0);
});

test('on a phone a finger chooses as well, and every field is as large as a finger', async () => {
  const page = await reader.opens('/gpu/', phone);
  await explorer(page).getByRole('spinbutton', { name: en['site.cost.runs'], exact: true }).tap();
  await page.keyboard.type('0');
  await summary(page).filter({ hasText: /10 runs/ }).waitFor();
  for (const field of await explorer(page).locator('select, input').all()) {
    expect((await field.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  }
});

test('the calculator of volumes follows its form: a faster disk only helps a machine that waited for it', async () => {
  const page = await reader.opens('/gpu/data/');
  const volumes = page.locator('sans-gpu-volumes');
  const waits = (name: string): Promise<string> => volumes.getByRole('row').filter({ hasText: name }).locator('[data-cell="waits"]').innerText();
  expect(await waits('RTX 4090')).toBe(en['site.volume.waits.disk']);
  expect(await waits('Reference machine')).toBe(en['site.volume.waits.machine']);
  await volumes.getByRole('combobox', { name: en['site.volume.disk'], exact: true }).selectOption('nvme-ssd');
  await volumes.getByRole('status').filter({ hasText: /NVMe SSD/ }).waitFor();
  expect(await waits('RTX 4090')).toBe(en['site.volume.waits.machine']);
  expect(new URL(page.url()).searchParams.get('disk')).toBe('nvme-ssd');
});
