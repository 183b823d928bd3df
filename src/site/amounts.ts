import type { Language, Text } from '../contract/text.ts';

/**
 * Amounts as a reader says them: two or three digits, and the unit that keeps them short. Works at build time and in the
 * page, so that a table does not change its style when it comes alive.
 */
const narrowSpace = '\u202f';

interface Step {
  /** How much of the base unit one of this unit is. */
  size: number;
  unit: Text;
  /** Form for an amount of two or more, where it differs. */
  plural?: Text;
}

const same = (unit: string): Text => ({ en: unit, fr: unit });

const durations: readonly Step[] = [
  { size: 1e-6, unit: same('µs') },
  { size: 1e-3, unit: same('ms') },
  { size: 1, unit: same('s') },
  { size: 60, unit: same('min') },
  { size: 3600, unit: same('h') },
  { size: 86_400, unit: { en: 'day', fr: 'jour' }, plural: { en: 'days', fr: 'jours' } },
  { size: 31_557_600, unit: { en: 'year', fr: 'an' }, plural: { en: 'years', fr: 'ans' } },
];

const energies: readonly Step[] = [
  { size: 1 / 3600, unit: same('J') },
  { size: 1, unit: same('Wh') },
  { size: 1e3, unit: same('kWh') },
  { size: 1e6, unit: same('MWh') },
];

const bytes: readonly Step[] = [
  { size: 1, unit: { en: 'B', fr: 'o' } },
  { size: 1e3, unit: { en: 'kB', fr: 'ko' } },
  { size: 1e6, unit: { en: 'MB', fr: 'Mo' } },
  { size: 1e9, unit: { en: 'GB', fr: 'Go' } },
  { size: 1e12, unit: { en: 'TB', fr: 'To' } },
  { size: 1e15, unit: { en: 'PB', fr: 'Po' } },
];

/** Operations, not operations a second: the full words keep the two apart. */
const operations: readonly Step[] = [
  { size: 1e6, unit: { en: 'million', fr: 'million' }, plural: { en: 'million', fr: 'millions' } },
  { size: 1e9, unit: { en: 'billion', fr: 'milliard' }, plural: { en: 'billion', fr: 'milliards' } },
  { size: 1e12, unit: { en: 'trillion', fr: 'billion' }, plural: { en: 'trillion', fr: 'billions' } },
  { size: 1e15, unit: { en: 'quadrillion', fr: 'billiard' }, plural: { en: 'quadrillion', fr: 'billiards' } },
  { size: 1e18, unit: { en: 'quintillion', fr: 'trillion' }, plural: { en: 'quintillion', fr: 'trillions' } },
  { size: 1e21, unit: { en: 'sextillion', fr: 'trilliard' }, plural: { en: 'sextillion', fr: 'trilliards' } },
];

/** The largest unit of which there is at least one. */
function stepFor(amount: number, steps: readonly Step[]): Step {
  const fitting = steps.filter(({ size }) => amount >= 0.9995 * size).at(-1) ?? steps[0];
  if (fitting === undefined) throw new Error('A scale of units needs at least one.');
  return fitting;
}

export function numberText(value: number, language: Language, digits = 2): string {
  // 126 stays 126: digits are cut behind the comma, not before it.
  const exact = value >= 10 ** (digits - 1);
  return new Intl.NumberFormat(language, exact ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: digits }).format(value);
}

function unitText(value: number, { unit, plural }: Step, language: Language): string {
  // English says "1.5 days", French « 1,5 jour ».
  const many = language === 'fr' ? value >= 2 : value !== 1;
  return (many ? plural : undefined)?.[language] ?? unit[language];
}

function amountText(amount: number, steps: readonly Step[], language: Language): string {
  const step = stepFor(amount, steps);
  const value = amount / step.size;
  return `${numberText(value, language)}${narrowSpace}${unitText(value, step, language)}`;
}

function rangeText([low, high]: readonly [number, number], steps: readonly Step[], language: Language): string {
  const [first, last] = [amountText(low, steps, language), amountText(high, steps, language)];
  if (first === last) return first;
  const step = stepFor(high, steps);
  if (step !== stepFor(low, steps)) return `${first} – ${last}`;
  return `${numberText(low / step.size, language)} – ${last}`;
}

type Amount = number | readonly [number, number];

function text(amount: Amount, steps: readonly Step[], language: Language): string {
  return typeof amount === 'number' ? amountText(amount, steps, language) : rangeText(amount, steps, language);
}

/** Seconds: "3.4 h", "17 – 30 min". */
export const durationText = (seconds: Amount, language: Language): string => text(seconds, durations, language);
/** Watt-hours: "250 J", "0,4 kWh" is "400 Wh". */
export const energyText = (wattHours: Amount, language: Language): string => text(wattHours, energies, language);
/** Bytes, in thousands: "138 GB", « 138 Go ». */
export const bytesText = (count: Amount, language: Language): string => text(count, bytes, language);
/** A count of operations, in words: "5 trillion", « 5 billions ». */
export const operationsText = (count: Amount, language: Language): string => text(count, operations, language);
/** "×62". */
export const timesText = (ratio: number, language: Language): string => `×${numberText(ratio, language)}`;
