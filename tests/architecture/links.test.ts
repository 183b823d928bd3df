import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { builtPages } from '../fixtures/built-pages.node.ts';
import { root } from '../fixtures/site.ts';

/** A page as it is served, by its address. */
const html = new Map(builtPages().map((page) => [page, readFileSync(join(root, 'dist', page.endsWith('/') ? `${page}index.html` : page), 'utf8')]));
const idsOf = (page: string): Set<string> => new Set([...(html.get(page) ?? '').matchAll(/\sid="?([^"\s>]+)/g)].map(([, id = '']) => id));
const ids = new Map([...html.keys()].map((page) => [page, idsOf(page)]));

/** Why a link of a page leads nowhere, or undefined when it leads somewhere. */
function broken(page: string, href: string): string | undefined {
  const target = new URL(href.replaceAll('&amp;', '&'), `http://site${page}`);
  if (target.host !== 'site') return undefined;
  const path = decodeURIComponent(target.pathname);
  if (!html.has(path)) return existsSync(join(root, 'dist', path)) && !path.endsWith('/') ? undefined : `${href}: no such page`;
  const fragment = decodeURIComponent(target.hash.slice(1));
  return fragment === '' || ids.get(path)?.has(fragment) === true ? undefined : `${href}: no such place on ${path}`;
}

test('the checks below would see a link that leads nowhere', () => {
  expect(broken('/', '/no/such/page/')).toContain('no such page');
  expect(broken('/', '/limits/mnist/#no-such-place')).toContain('no such place');
  expect(broken('/', '/limits/mnist/#_top')).toBeUndefined();
});

describe.each([...html].filter(([page]) => page !== '/404.html'))('%s', (page, text) => {
  test('every link leads to a page, a file or a place that exists', () => {
    const hrefs = [...text.matchAll(/<a\s[^>]*?\bhref="?([^"\s>]+)/g)].map(([, href = '']) => href);
    expect(hrefs.length).toBeGreaterThan(0);
    expect([...new Set(hrefs)].map((href) => broken(page, href)).filter((reason) => reason !== undefined)).toEqual([]);
  });

  test('headings go down one level at a time, below one title', () => {
    const levels = [...text.matchAll(/<h([1-6])[\s>]/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    const own = levels.slice(levels.indexOf(1));
    expect(own.filter((level, at) => at > 0 && level > (own[at - 1] ?? 0) + 1)).toEqual([]);
  });

  test('every picture has words in its place, or says that it needs none', () => {
    const shown = text.replace(/<\w+[^>]*\baria-hidden="?true[^>]*>\s*<svg[\s\S]*?<\/svg>/g, '');
    const pictures = [...shown.matchAll(/<(img|svg)\b[^>]*>/g)].map(([tag]) => tag);
    const silent = pictures.filter((tag) => !/\b(alt=|aria-hidden|aria-label=|aria-labelledby=)/.test(tag));
    expect(silent).toEqual([]);
  });
});
