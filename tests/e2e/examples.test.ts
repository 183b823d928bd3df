import { describe, expect, test } from 'vitest';
import { languages, type Language } from '../../src/contract/text.ts';
import { runningExamples, type Outcome } from '../fixtures/outcome.ts';
import { beginning, playgroundOn } from '../fixtures/playground.ts';
import { useReader } from '../fixtures/reader.ts';

const reader = useReader();

/** The number that the last match of a wish holds; NaN where there is none. "0,979" is 979 in English and less than one in French. */
function numberIn(results: string, says: string, language: Language): number {
  const found = [...results.matchAll(new RegExp(says, 'g'))].at(-1)?.[1] ?? 'none';
  return Number(language === 'fr' ? found.replaceAll(/\s/g, '').replace(',', '.') : found.replaceAll(',', ''));
}

/** What of the stated outcome is not there. */
function missing({ wants }: Outcome, results: string, language: Language): string[] {
  return wants.flatMap(({ says, atLeast = -Infinity, atMost = Infinity }) => {
    const pattern = typeof says === 'string' ? says : says[language];
    if (!new RegExp(pattern).test(results)) return [`"${pattern}" is not said`];
    if (atLeast === -Infinity && atMost === Infinity) return [];
    const value = numberIn(results, pattern, language);
    return value >= atLeast && value <= atMost ? [] : [`"${pattern}": wanted ${atLeast} to ${atMost}, got ${value}`];
  });
}

test('an outcome that is not there is pointed out', () => {
  const wants = [{ says: 'right on ([\\d.,]+) %', atLeast: 90 }, { says: 'finished' }];
  expect(missing({ page: '', wants }, 'right on 12 %, then right on 97,125 %; finished', 'fr')).toEqual([]);
  expect(missing({ page: '', wants }, 'right on 89.9 %', 'en')).toHaveLength(2);
});

describe.each(languages)('in %s', (language) => {
  test.each(runningExamples)('$name runs to its end and shows what it promises', async ({ name, outcome }) => {
    const page = await reader.opens(`${language === 'fr' ? '/fr' : ''}/${outcome.page}/`.replace('//', '/'));
    const playground = playgroundOn(page, language, name);
    await playground.button('playground.run').click();
    await playground.waitForStatus(beginning(playground.words['playground.finished']));
    expect(missing(outcome, await playground.results.innerText(), language)).toEqual([]);
  });
});
