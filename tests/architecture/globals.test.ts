import { expect, test } from 'vitest';
import { globalsIn } from '../fixtures/global-names.ts';
import { sourceFiles } from './source-files.ts';

const scripts = sourceFiles('src', ['.ts', '.tsx']).filter(({ path }) => !path.startsWith('src/kernels/assembly/'));

function usersOf(names: readonly string[], mayUse: RegExp): string[] {
  return scripts
    .filter(({ path }) => !mayUse.test(path))
    .flatMap(({ path, text }) => globalsIn(text, names).map((name) => `${path}: ${name}`));
}

test('only *.browser.ts, *.worker.ts and the playground’s components name what a page or a worker has', () => {
  const names = ['document', 'window', 'self', 'location', 'navigator', 'localStorage', 'sessionStorage'];
  expect(usersOf(names, /\.(browser|worker)\.tsx?$|^src\/playground\/.*\.tsx$/)).toEqual([]);
});

test('only *.node.ts and the command line name what Node has', () => {
  expect(usersOf(['process', 'Buffer', '__dirname'], /\.node\.ts$|^src\/cli\//)).toEqual([]);
});

test('only *.deno.ts names Deno', () => {
  expect(usersOf(['Deno'], /\.deno\.ts$/)).toEqual([]);
});

test('a global is told from a property, a type and a name of the file’s own', () => {
  const names = ['document', 'self'];
  expect(globalsIn('export const title = document.title;', names)).toEqual(['document']);
  expect(globalsIn('declare const self: object; start(self);', names)).toEqual(['self']);
  expect(globalsIn('frame.document.title = { document: 1 }.document;', names)).toEqual([]);
  expect(globalsIn('function read(document: Document) { return document.title; }', names)).toEqual([]);
});
