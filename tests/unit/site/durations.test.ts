import { expect, test } from 'vitest';
import { durationRange, durationText, durationWords } from '../../../src/site/limits/durations.ts';

const plain = (text: string): string => text.replaceAll('\u202f', ' ');

test.each([
  [0.000_24, '240 µs', '240 µs'],
  [0.0032, '3.2 ms', '3,2 ms'],
  [1.93, '1.9 s', '1,9 s'],
  [3.17, '3.2 s', '3,2 s'],
  [90, '90 s', '90 s'],
  [750, '13 min', '13 min'],
  [9000, '2.5 h', '2,5 h'],
])('%d seconds read well in both languages', (seconds, english, french) => {
  expect([plain(durationText(seconds, 'en')), plain(durationText(seconds, 'fr'))]).toEqual([english, french]);
});

test('a range says its unit once where both ends share it', () => {
  expect(plain(durationRange(2.1, 4.2, 'en'))).toBe('2.1 to 4.2 s');
  expect(plain(durationRange(50, 150, 'fr'))).toBe('50 s à 2,5 min');
});

test('a duration has words for how long it feels', () => {
  expect([0.001, 5, 70, 3600, 200_000].map((seconds) => durationWords(seconds, 'en'))).toEqual(['faster than an eye can follow', 'a few seconds', 'about a minute', 'about an hour', 'days']);
  expect(durationWords(5, 'fr')).toBe('quelques secondes');
});
