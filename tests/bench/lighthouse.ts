import auditPage, { desktopConfig } from 'lighthouse';
import { createServer } from 'node:net';
import { chromium } from 'playwright-core';
import { chromiumPath } from '../fixtures/chromium.ts';
import { withServedSite } from './bench-page.ts';
import { nodeVersion, versionOf } from './machine.ts';
import { listed, medianReading } from './statistics.ts';
import type { Reading, Topic } from './topic.ts';

const runs = 3;
const categories = ['performance', 'accessibility'] as const;
/** The three kinds of page, in both languages. */
const pages = {
  front: { en: '', fr: 'fr/' },
  chapter: { en: 'limits/mnist/', fr: 'fr/limits/mnist/' },
  exercise: { en: 'exercises/first-tensors/', fr: 'fr/exercises/first-tensors/' },
} as const;

type Scores = Record<(typeof categories)[number], number>;

/** Points out of 100 by Lighthouse, with its settings for a desktop. */
export const lighthouse: Topic = {
  about: 'Lighthouse points for performance and accessibility of the three kinds of page, desktop settings',
  file: 'lighthouse.json',
  measure: (say) =>
    withServedSite(async ({ url }) => {
      const readings: Reading[] = [];
      let version = '';
      for (const [kind, addresses] of Object.entries(pages)) {
        for (const [language, address] of Object.entries(addresses)) {
          const points: Record<keyof Scores, number[]> = { performance: [], accessibility: [] };
          for (let run = 0; run < runs; run++) {
            const audited = await audit(`${url}/${address}`, say);
            version = audited.chromium;
            for (const category of categories) points[category].push(audited.scores[category]);
          }
          for (const category of categories) {
            say(`/${address} ${category}: ${listed(points[category], 'points')}`);
            readings.push(medianReading(`lighthouse.${kind}.${language}.${category}`, 'count', points[category], { atLeast: 95 }));
          }
        }
      }
      return { readings, versions: { Lighthouse: versionOf('lighthouse'), Chromium: version, Node: nodeVersion } };
    }),
};

/** A browser of its own for each page: nothing is cached, and what one page left running cannot slow the next. */
async function audit(url: string, say: (line: string) => void): Promise<{ scores: Scores; chromium: string }> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: chromiumPath(),
    args: [`--remote-debugging-port=${port}`, '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  try {
    const result = await auditPage(url, { port, logLevel: 'error', onlyCategories: [...categories] }, desktopConfig);
    if (result === undefined) throw new Error(`${url}: Lighthouse gave no result.`);
    const { lhr } = result;
    if (lhr.runtimeError !== undefined) throw new Error(`${url}: ${lhr.runtimeError.message}`);
    const pointsFor = (category: keyof Scores): number => Math.round(100 * (lhr.categories[category]?.score ?? 0));
    // Only what costs points: advice that costs none is in Lighthouse's own report.
    for (const { id, weight } of categories.flatMap((category) => lhr.categories[category]?.auditRefs ?? [])) {
      const { score = null, displayValue = '' } = lhr.audits[id] ?? {};
      if (weight > 0 && score !== null && score < 0.9) say(`${url}: ${id} has ${Math.round(100 * score)} of 100 ${displayValue}`);
    }
    return { scores: { performance: pointsFor('performance'), accessibility: pointsFor('accessibility') }, chromium: browser.version() };
  } finally {
    await browser.close();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
