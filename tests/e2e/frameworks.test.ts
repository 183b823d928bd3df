import { expect, test } from 'vitest';
import { notebook } from '../../src/contract/notebook.ts';
import { useReader } from '../fixtures/reader.ts';

const reader = useReader();

test('a reader who chooses a framework is shown it in every set of tabs, and on the next page', async () => {
  const page = await reader.opens('/limits/mnist/');
  const tabs = page.getByRole('tab', { name: 'TensorFlow', exact: true });
  expect(await tabs.count()).toBe(2);
  await tabs.first().click();
  const shown = page.getByRole('tabpanel').filter({ visible: true });
  expect(await shown.count()).toBe(2);
  for (const panel of await shown.all()) await panel.getByText('import tensorflow as tf').waitFor();
  await page.goto(`${reader.site()}/fr/study/colab/`);
  await page.getByRole('tabpanel').filter({ visible: true }).getByText('import tensorflow as tf').waitFor();
});

test('without JavaScript every framework is shown, each under the name of its file', async () => {
  const page = await reader.opens('/limits/mnist/', { javaScriptEnabled: false });
  for (const words of ['from torchvision import datasets', 'import tensorflow as tf', 'tf.layers.conv2d']) {
    const code = page.locator('starlight-tabs').getByText(words).last();
    expect(await code.isVisible(), words).toBe(true);
  }
  const names = page.locator('starlight-tabs').last().locator('figcaption');
  expect(await names.allInnerTexts()).toEqual(['mnist_cnn_pytorch.py', 'mnist_cnn_tensorflow.py', 'main.ts']);
});

test.each(['/limits/mnist/', '/fr/limits/mnist/'])('the notebooks of %s can be downloaded, and are notebooks', async (path) => {
  const page = await reader.opens(path);
  const links = page.locator('.notebook a');
  expect(await links.count()).toBe(4);
  for (const link of await links.all()) {
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe(await link.getAttribute('download'));
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(Buffer.from(chunk));
    expect(notebook.safeParse(JSON.parse(Buffer.concat(chunks).toString())).error).toBeUndefined();
  }
});

test('a site that does not know its public repository offers no link to Colab', async () => {
  const page = await reader.opens('/study/colab/');
  expect(await page.locator('.notebooks .notebook').count()).toBeGreaterThan(10);
  expect(await page.locator('a[href^="https://colab.research.google.com/github"]').count()).toBe(0);
});
