import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Served } from '../../src/cli/serve-dist.node.ts';
import { launchChromium } from '../fixtures/chromium.ts';
import { playgroundOn } from '../fixtures/playground.ts';
import { root, serveSite } from '../fixtures/site.ts';

const source = readFileSync(join(root, 'tests/fixtures/kernels.learner.mjs'), 'utf8');
const right = ['products: right', 'convolutions: right', 'pools: right', 'small operations: right'];

let site: Served;
let browser: Browser;
beforeAll(async () => {
  site = await serveSite();
  // Any name but localhost: browsers then hide shared memory from the page.
  browser = await launchChromium(['--host-resolver-rules=MAP course.test 127.0.0.1']);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

interface Outcome {
  isolated: boolean;
  status: string;
  lines: string[];
}

/** What the code under test says in the playground of the first page, with these words in the page's address. */
async function run(query: string, host: 'localhost' | 'course.test' = 'localhost'): Promise<Outcome> {
  const context = await browser.newContext();
  try {
    await copy(await context.newPage(), site.url);
    const page = await context.newPage();
    await page.goto(`${site.url.replace('localhost', host)}/${query}`);
    const playground = playgroundOn(page);
    await playground.openEditor();
    await page.bringToFront();
    await playground.code.click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('ControlOrMeta+V');
    await playground.button('playground.run').click();
    await playground.waitForStatus(/^Running on/);
    const status = await playground.results.locator('.pg-status-text').first().textContent();
    await playground.results.getByText('all compared').waitFor({ timeout: 120_000 });
    const lines = await playground.results.locator('.pg-console-lines p').allTextContents();
    return { isolated: await page.evaluate(() => crossOriginIsolated), status: status ?? '', lines };
  } finally {
    await context.close();
  }
}

/** A page on plain http can be pasted into, but cannot write the clipboard itself. */
async function copy(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(url).origin });
  await page.evaluate((text) => navigator.clipboard.writeText(text), source);
}

describe('the kernels in Chromium', () => {
  const losses: Record<string, string | undefined> = {};

  test.each([
    ['?threads=1', 'localhost', true, '1 thread'],
    ['?threads=2', 'localhost', true, '2 threads'],
    ['?threads=3', 'localhost', true, '3 threads'],
    ['?threads=2&kernels=plain', 'localhost', true, '2 threads'],
    ['?threads=1&kernels=plain', 'localhost', true, '1 thread'],
    ['?threads=2', 'course.test', false, '1 thread'],
    ['?threads=2&kernels=plain', 'course.test', false, '1 thread'],
  ] as const)('agree with the cpu backend to 1e-5 with %s on %s (isolated: %s)', async (query, host, isolated, threads) => {
    const outcome = await run(query, host);
    expect(outcome.isolated).toBe(isolated);
    expect(outcome.status).toBe(`Running on wasm, SIMD, ${threads}`);
    expect(outcome.lines.slice(0, right.length)).toEqual(right);
    losses[`${query} on ${host}`] = outcome.lines[right.length];
  });

  test('train to the same losses, bit for bit, on one thread, on several, and without shared memory', () => {
    expect(losses['?threads=1 on localhost']).toMatch(/^losses: 2\./);
    for (const other of ['?threads=2 on localhost', '?threads=3 on localhost', '?threads=2 on course.test']) {
      expect(losses[other], other).toBe(losses['?threads=1 on localhost']);
    }
    for (const other of ['?threads=1&kernels=plain on localhost', '?threads=2&kernels=plain on course.test']) {
      expect(losses[other], other).toBe(losses['?threads=2&kernels=plain on localhost']);
    }
  });
});
