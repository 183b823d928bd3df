import { expect, test } from 'vitest';
import { launchChromium } from '../fixtures/chromium.ts';
import { playgroundOn } from '../fixtures/playground.ts';
import { serveSite } from '../fixtures/site.ts';

test('a class that reads the course from a teacher’s machine, on plain http, trains all the same', async () => {
  const site = await serveSite();
  // Any name but localhost: browsers then hide threads, the cache and cryptography from the page.
  const browser = await launchChromium(['--host-resolver-rules=MAP course.test 127.0.0.1']);
  try {
    const page = await browser.newPage();
    await page.goto(site.url.replace('localhost', 'course.test'));
    expect(await page.evaluate(() => isSecureContext)).toBe(false);
    const playground = playgroundOn(page);
    await playground.button('playground.run').click();
    await playground.waitForStatus(/^Finished in/);
  } finally {
    await browser.close();
    await site.close();
  }
});
