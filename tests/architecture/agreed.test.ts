import { expect, test } from 'vitest';
import { agreedPages, staleSides } from '../../src/cli/agreed-pages.node.ts';
import { root } from '../fixtures/site.ts';

test('no page has changed in one language only since its two sides were last said to agree', async () => {
  expect(await staleSides(root)).toEqual([]);
});

test('a page that changed on one side is named, and so is one that nobody has compared', async () => {
  const agreed = await agreedPages(root);
  const page = 'limits/mnist.mdx';
  const old = agreed[page];
  if (old === undefined) throw new Error(`Expected ${page} among the pages that agree.`);
  expect(await staleSides(root, { ...agreed, [page]: { ...old, en: '0' } })).toEqual([`${page}: the English side has changed, the French has not`]);
  expect(await staleSides(root, { ...agreed, [page]: { en: '0', fr: '0' } })).toEqual([`${page}: both sides have changed`]);
  const { [page]: _forgotten, ...others } = agreed;
  expect(await staleSides(root, others)).toEqual([`${page}: new`]);
});
