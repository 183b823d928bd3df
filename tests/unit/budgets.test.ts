import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { figureById } from '../../src/measured/figures.ts';
import { engineKilobytes, sum } from '../bench/engine-size.ts';
import { gzipKilobytes, staticScripts } from '../bench/page-scripts.ts';
import { root } from '../fixtures/site.ts';

const dist = `${root}dist`;
if (!existsSync(`${dist}/index.html`)) throw new Error('The site has not been built. Run: npm run build');

/** What a page of the same Starlight names with nothing of ours on it: `npm run bench -- sizes` builds one and weighs it. */
const bareStarlight = figureById('starlight.page-scripts.named').value;

test.each(['limits/mnist', 'fr/limits/mnist'])('%s has at most 40 kB more JavaScript than bare Starlight before anything is touched', (page) => {
  const scripts = staticScripts(dist, page);
  expect(scripts.files).toContainEqual(expect.stringMatching(/^_astro\/.*\.js$/));
  expect(gzipKilobytes(dist, scripts) - bareStarlight).toBeLessThanOrEqual(40);
});

test('the engine, its WASM and the page that runs them are at most 600 kB', () => {
  const parts = engineKilobytes(dist);
  expect(sum(parts), JSON.stringify(parts)).toBeLessThanOrEqual(600);
});
