import { serveFolder } from '../../src/cli/serve-dist.node.ts';
import { buildBareStarlight } from './bare-starlight.ts';
import { asNewVisitor, withSite, type BenchSite } from './bench-page.ts';
import { recordDownloads, type Download } from './downloads.ts';
import { nodeVersion, versionOf } from './machine.ts';
import { gzipBytes, gzipKilobytes, scriptsIn, staticScripts } from './page-scripts.ts';
import { rounded } from './statistics.ts';
import type { Reading, Topic } from './topic.ts';

const chapter = 'limits/mnist/';
/** Starlight loads its search when the page is idle; nothing else comes later by itself. */
const idleMs = 4000;

/**
 * What a chapter makes a reader download, in kilobytes of 1000 bytes as packed by gzip -9, which is how the site is
 * served. Chromium says which scripts a page has loaded when nobody touches it; the same question is put to a page
 * of the same Starlight with nothing of ours, and the difference is what this course adds. What Run downloads is
 * counted on the wire, the first time and again.
 */
export const sizes: Topic = {
  about: 'kilobytes a chapter loads before anything is touched, and with the first and second Run',
  file: 'sizes.json',
  measure: (say) =>
    withSite(async (site) => {
      const bareFolder = await buildBareStarlight();
      const bareServer = await serveFolder(bareFolder, { port: 0 });
      try {
        const ours = await scriptsLoadedBy(site, `${site.url}/${chapter}`);
        const bare = await scriptsLoadedBy(site, `${bareServer.url}/`);
        for (const [name, { files, inline }] of Object.entries({ 'the chapter': ours, 'bare Starlight': bare })) {
          say(`scripts of ${name}: ${files.join(', ')}, and ${(gzipBytes(inline) / 1000).toFixed(1)} kB in the page`);
        }
        const [oursSize, bareSize] = [gzipKilobytes(site.folder, ours), gzipKilobytes(bareFolder, bare)];
        const kilobytes = (id: string, value: number, budget?: Reading['budget']): Reading => ({ id, value: rounded(value), unit: 'kB', ...(budget ? { budget } : {}) });
        return {
          readings: [
            kilobytes('sans-gpu.chapter-scripts', oursSize),
            kilobytes('starlight.page-scripts', bareSize),
            kilobytes('sans-gpu.chapter-scripts.beyond-starlight', oursSize - bareSize, { atMost: 40 }),
            // Without what comes by itself later: what the budget test can count in the built files.
            kilobytes('starlight.page-scripts.named', gzipKilobytes(bareFolder, staticScripts(bareFolder, ''))),
            ...(await runDownloads(site, say)).map(({ id, value, budget }) => kilobytes(id, value, budget)),
          ],
          versions: { Astro: versionOf('astro'), Starlight: versionOf('@astrojs/starlight'), Chromium: site.browser.version(), Node: nodeVersion, 'TensorFlow.js': versionOf('@tensorflow/tfjs') },
        };
      } finally {
        await bareServer.close();
      }
    }),
};

async function scriptsLoadedBy({ browser }: BenchSite, url: string): Promise<{ files: string[]; inline: string }> {
  return asNewVisitor(browser, async (page) => {
    const record = await recordDownloads(page);
    const response = await page.goto(url, { waitUntil: 'networkidle' });
    await page.waitForTimeout(idleMs);
    const files = record.take().filter(({ type, path }) => type === 'Script' || path.endsWith('.js')).map(({ path }) => path.slice(1));
    return { files: [...new Set(files)].sort(), inline: scriptsIn((await response?.text()) ?? '').inline };
  });
}

async function runDownloads({ url, browser }: BenchSite, say: (line: string) => void): Promise<Pick<Reading, 'id' | 'value' | 'budget'>[]> {
  return asNewVisitor(browser, async (page) => {
    const record = await recordDownloads(page);
    await page.goto(`${url}/${chapter}`, { waitUntil: 'networkidle' });
    await page.waitForTimeout(idleMs);
    record.take();
    const playground = page.locator('sans-gpu-playground[data-name="mnist-mlp"]');
    const runAgain = async (): Promise<Download[]> => {
      await playground.getByRole('button', { name: 'Run', exact: true }).click();
      await playground.getByText(/^Epoch \d+ of/).waitFor({ timeout: 120_000 });
      await playground.getByText(/^Finished in/).first().waitFor({ timeout: 300_000 });
      return record.take();
    };
    const first = await runAgain();
    for (const { path, bytes } of first) say(`first Run: ${path} ${(bytes / 1000).toFixed(1)} kB`);
    const second = await runAgain();
    for (const { path, bytes } of second) say(`second Run: ${path} ${(bytes / 1000).toFixed(1)} kB`);
    return [
      { id: 'sans-gpu.first-run.engine', value: kilobytesOf(first, /^\/(sandbox|runner)\//), budget: { atMost: 600 } },
      { id: 'sans-gpu.first-run.editor', value: kilobytesOf(first, /^\/_astro\//) },
      { id: 'sans-gpu.first-run.data', value: kilobytesOf(first, /^\/data\//) },
      { id: 'sans-gpu.second-run.engine', value: kilobytesOf(second, /^\/(sandbox|runner)\//), budget: { atMost: 0 } },
      { id: 'sans-gpu.second-run.editor', value: kilobytesOf(second, /^\/_astro\//) },
      { id: 'sans-gpu.second-run.data', value: kilobytesOf(second, /^\/data\//) },
    ];
  });
}

function kilobytesOf(downloads: readonly Download[], wanted: RegExp): number {
  return downloads.filter(({ path }) => wanted.test(path)).reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
}
