import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { en } from '../../src/cli/messages/en.ts';
import { fr } from '../../src/cli/messages/fr.ts';
import { root } from '../fixtures/site.ts';
import { sourceFiles } from './source-files.ts';

const pages = sourceFiles('content/docs/en', ['.mdx', '.md']).map(({ path, text }) => {
  const frenchPath = path.replace('/en/', '/fr/');
  return { name: path.replace('content/docs/en/', ''), english: text, frenchPath };
});

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const withoutCode = (text: string): string => text.replace(/^```[\s\S]*?^```/gm, '');

/** The bones of a page: its headings' levels, and what it embeds, in order. */
function bones(text: string): string[] {
  return [...withoutCode(text).matchAll(/^(#{1,6}) |<(Playground|Exercise|Measured|ExampleFile|[A-Z]\w*)\b([^>]*?)\/?>/gm)].map(
    ([, level, component, attributes = '']) => level ?? `${component} ${attributes.replace(/\b(label|title|alt)="[^"]*"/g, '').trim()}`,
  );
}

test('the same pages exist in both languages', () => {
  const names = (language: string): string[] => sourceFiles(`content/docs/${language}`, ['.mdx', '.md']).map(({ path }) => path.replace(`content/docs/${language}/`, '')).sort();
  expect(names('fr')).toEqual(names('en'));
  expect(names('en').length).toBeGreaterThan(5);
});

test.each(pages)('$name has the same sections, playgrounds and figures in both languages', ({ english, frenchPath }) => {
  expect(bones(read(frenchPath))).toEqual(bones(english));
});

describe('strings', () => {
  const slots = (text: string): string[] => [...text.matchAll(/\{+(\w+)\}+/g)].map(([, name]) => name ?? '').sort();
  const strings = (language: string): Record<string, string> => JSON.parse(read(`content/i18n/${language}.json`)) as Record<string, string>;

  test('of the interface have the same keys and slots', () => {
    const [english, french] = [strings('en'), strings('fr')];
    const own = (all: Record<string, string>): string[] => Object.keys(all).filter((key) => /^(playground|site)\./.test(key)).sort();
    expect(own(french)).toEqual(own(english));
    for (const key of own(english)) expect(slots(french[key] ?? ''), key).toEqual(slots(english[key] ?? ''));
  });

  test('of the command line have the same slots', () => {
    const french: Readonly<Record<string, string>> = fr;
    for (const [key, text] of Object.entries(en)) expect(slots(french[key] ?? ''), key).toEqual(slots(text));
  });
});

describe('prose', () => {
  /** A time, a size or a speed-up, written out: such figures come from a measurement. */
  const literalFigure = /\b\d+([.,]\d+)?[\s\u00a0\u202f]?(ms|s|seconds?|secondes?|minutes?|hours?|heures?|GB|Go|MB|Mo|GFLOPS?|times faster|fois plus (vite|rapide))\b/i;

  test.each(sourceFiles('content/docs', ['.mdx', '.md']))('$path quotes no time, size or speed that was not measured', ({ text }) => {
    const prose = withoutCode(text).replace(/`[^`]*`/g, '').replace(/<Measured[^>]*>/g, '');
    expect(literalFigure.exec(prose)?.[0]).toBeUndefined();
  });
});
