import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import en from '../../content/i18n/en.json' with { type: 'json' };
import fr from '../../content/i18n/fr.json' with { type: 'json' };
import { launchChromium } from '../fixtures/chromium.ts';
import { useReader } from '../fixtures/reader.ts';
import { serveSite } from '../fixtures/site.ts';

/** A browser with neither WebGPU nor WebGL. */
const reader = useReader({ flags: ['--disable-3d-apis'] });
const sizes = ['32 × 32', '64 × 64', '128 × 128', '256 × 256', '512 × 512', '1024 × 1024'];

const headings = (page: Page): Promise<string[]> => page.locator('sans-gpu-race tbody th').allInnerTexts();

test.each([['/gpu/training-time/', en], ['/fr/gpu/training-time/', fr]] as const)('%s says that the browser offers no GPU, and times the processor all the same', async (path, words) => {
  const page = await reader.opens(path);
  await page.waitForLoadState('networkidle'); // The search, which every page loads once it has nothing else to do.
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const button = page.getByRole('button', { name: words['site.race.go'] });
  await button.focus();
  expect(asked).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('status').filter({ hasText: words['site.race.no-gpu'] }).waitFor();
  expect(await headings(page)).toEqual(sizes);
  const cells = await page.locator('sans-gpu-race tbody tr').first().locator('td').allInnerTexts();
  expect(cells[0]).toMatch(/^\d/);
  expect(cells.slice(1)).toEqual(['—', '—']);
});

// SwiftShader, which comes with Chromium, runs the same shaders on the processor.
const imitatedGpu = ['--use-angle=swiftshader', '--enable-unsafe-swiftshader'];
const imitatedWebGpu = [...imitatedGpu, '--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader', '--enable-features=Vulkan'];

test.each([['WebGPU', imitatedWebGpu], ['WebGL', imitatedGpu]] as const)('where the browser offers a GPU through %s, even an imitated one, its products agree with the processor’s and both are timed', async (through, flags) => {
  const site = await serveSite();
  const browser = await launchChromium(flags);
  try {
    const page = await browser.newPage();
    await page.goto(`${site.url}/gpu/training-time/`);
    const offered = await page.evaluate(async (way) => {
      if (way === 'WebGL') return document.createElement('canvas').getContext('webgl2')?.getExtension('EXT_color_buffer_float') != null;
      return 'gpu' in navigator && (await navigator.gpu.requestAdapter()) !== null;
    }, through);
    expect(offered, 'a Chromium without SwiftShader has no other GPU to offer').toBe(true);
    await page.getByRole('button', { name: en['site.race.go'] }).click();
    const status = page.getByRole('status').filter({ hasText: /(at no size|from \d+ × \d+ on)/ });
    await status.waitFor({ timeout: 120_000 });
    expect((await status.innerText()).includes(en['site.race.webgl'])).toBe(through === 'WebGL');
    expect(await status.innerText()).toContain(en['site.race.imitated']);
    expect(await headings(page)).toEqual(sizes);
    const gpu = await page.locator('sans-gpu-race tbody tr td:nth-child(3)').allInnerTexts();
    for (const rate of gpu) expect(Number(rate.replaceAll(',', ''))).toBeGreaterThan(0);
  } finally {
    await browser.close();
    await site.close();
  }
});
