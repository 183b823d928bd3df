import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import entriesFile from '../../content/glossary.json' with { type: 'json' };
import { glossaryFile } from '../../src/contract/glossary.ts';
import { languages } from '../../src/contract/text.ts';
import { byLetter, glossary, glossaryEntryOf, sortedFor } from '../../src/site/glossary.ts';
import { sourceFiles } from '../architecture/source-files.ts';
import { root } from '../fixtures/site.ts';

test('every entry has a term and a meaning in both languages', () => {
  expect(glossaryFile.safeParse(entriesFile).error).toBeUndefined();
  expect(glossary.length).toBeGreaterThan(60);
});

test('an entry without its French meaning is refused', () => {
  const [first] = glossary;
  expect(glossaryFile.safeParse([{ ...first, fr: { term: 'mot', text: '' } }]).success).toBe(false);
});

test('the file stands in English alphabetical order', () => {
  expect(glossary.map(({ id }) => id)).toEqual(sortedFor('en').map(({ id }) => id));
});

test('no id and no term stands twice', () => {
  const twice = (words: readonly string[]): string[] => words.filter((word, at) => words.indexOf(word) !== at);
  expect(twice(glossary.map(({ id }) => id))).toEqual([]);
  for (const language of languages) expect(twice(glossary.map((entry) => entry[language].term)), language).toEqual([]);
});

test('a French reader finds "étiquette" under E, between "erreur" and "exactitude"', () => {
  const underE = byLetter('fr').get('E')?.map(({ fr }) => fr.term) ?? [];
  const [before, word, after] = ['erreur d’arrondi', 'étiquette', 'exactitude'].map((term) => underE.indexOf(term));
  expect([before, word, after]).not.toContain(-1);
  expect(before).toBeLessThan(word ?? -1);
  expect(word).toBeLessThan(after ?? -1);
});

describe('words that pages explain', () => {
  const uses = sourceFiles('content/docs', ['.mdx', '.md']).flatMap(({ path, text }) => [...text.matchAll(/<Term\b[^>]*>/g)].map(([tag]) => ({ path, tag })));

  test('there are some', () => {
    expect(uses.length).toBeGreaterThan(20);
  });

  test.each(uses)('$tag in $path is in the glossary', ({ tag }) => {
    const id = /^<Term id="([^"]+)">$/.exec(tag)?.[1] ?? '';
    expect(glossaryEntryOf(id).id).toBe(id);
  });

  test('one that is not there fails the build', () => {
    expect(() => glossaryEntryOf('no-such-word')).toThrow('content/glossary.json has no such entry');
  });
});

describe.each([
  { language: 'en', page: 'glossary' },
  { language: 'fr', page: 'fr/glossary' },
] as const)('the built page $page', ({ language, page }) => {
  const file = `${root}dist/${page}/index.html`;
  if (!existsSync(file)) throw new Error('The site has not been built. Run: npm run build');
  const html = readFileSync(file, 'utf8');

  test('has an anchor for every entry, in the order of its language', () => {
    const ids = new Set(glossary.map(({ id }) => id));
    const anchors = [...html.matchAll(/<div id="([^"]+)"/g)].map(([, id]) => id ?? '').filter((id) => ids.has(id));
    expect(anchors).toEqual(sortedFor(language).map(({ id }) => id));
  });

  test('says each term in the other language too', () => {
    const other = language === 'fr' ? 'en' : 'fr';
    const { [other]: gradientDescent } = glossaryEntryOf('gradient-descent');
    expect(html).toContain(`<span lang="${other}">${gradientDescent.term}</span>`);
  });
});
