import { describe, expect, test } from 'vitest';
import { bytesText, durationText, energyText, operationsText, timesText } from '../../../src/site/amounts.ts';

/** Narrow no-break spaces, made visible. */
const plain = (text: string): string => text.replaceAll('\u202f', ' ');

test.each([
  [0.00042, '420 µs', '420 µs'],
  [0.0042, '4.2 ms', '4,2 ms'],
  [3.14, '3.1 s', '3,1 s'],
  [59.7, '60 s', '60 s'],
  [59.99, '1 min', '1 min'],
  [3599.9, '1 h', '1 h'],
  [90, '1.5 min', '1,5 min'],
  [86_400, '1 day', '1 jour'],
  [129_600, '1.5 days', '1,5 jour'],
  [172_800, '2 days', '2 jours'],
  [31_557_600 * 127, '127 years', '127 ans'],
])('%f seconds read "%s" and "%s"', (seconds, english, french) => {
  expect(plain(durationText(seconds, 'en'))).toBe(english);
  expect(plain(durationText(seconds, 'fr'))).toBe(french);
});

describe('a range', () => {
  test('names its unit once when both ends have the same', () => {
    expect(plain(durationText([61_200, 79_200], 'en'))).toBe('17 – 22 h');
    expect(plain(durationText([61_200, 79_200], 'fr'))).toBe('17 – 22 h');
  });

  test('names both when they differ', () => {
    expect(plain(durationText([1800, 7200], 'en'))).toBe('30 min – 2 h');
  });

  test('is one amount when the ends read the same', () => {
    expect(plain(durationText([60, 60.1], 'en'))).toBe('1 min');
  });
});

test('energy, bytes, operations and ratios have their own units in both languages', () => {
  expect(plain(energyText(0.1, 'en'))).toBe('360 J');
  expect(plain(energyText(1500, 'fr'))).toBe('1,5 kWh');
  expect(plain(bytesText(138e9, 'fr'))).toBe('138 Go');
  // The long scale: an English trillion is « un billion ».
  expect(plain(operationsText(5.01e15, 'en'))).toBe('5 quadrillion');
  expect(plain(operationsText(5.01e15, 'fr'))).toBe('5 billiards');
  expect(plain(operationsText(1e12, 'fr'))).toBe('1 billion');
  expect(timesText(59.4, 'en')).toBe('×59');
  expect(timesText(2.84, 'fr')).toBe('×2,8');
});
