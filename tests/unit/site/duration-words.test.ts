import { expect, test } from 'vitest';
import { durationWords } from '../../../src/site/limits/duration-words.ts';

test('a duration has words for how long it feels', () => {
  expect([0.001, 5, 70, 3600, 200_000].map((seconds) => durationWords(seconds, 'en'))).toEqual(['faster than an eye can follow', 'a few seconds', 'about a minute', 'about an hour', 'days']);
  expect(durationWords(5, 'fr')).toBe('quelques secondes');
});
