import type { Language } from '../../contract/text.ts';

/** Times as a reader says them, at build time and in the page. */
const units = [
  { seconds: 1e-6, from: 1e-6, name: 'µs' },
  { seconds: 1e-3, from: 0.95e-3, name: 'ms' },
  { seconds: 1, from: 0.95, name: 's' },
  // "90 s" says more than "1.5 min".
  { seconds: 60, from: 117, name: 'min' },
  { seconds: 3600, from: 7020, name: 'h' },
] as const;
const day = 86_400;
const narrowSpace = '\u202f';

type Unit = (typeof units)[number];

function unitFor(seconds: number): Unit {
  return units.findLast((unit) => seconds >= unit.from) ?? units[0];
}

function inUnit(seconds: number, unit: Unit, language: Language): string {
  const value = seconds / unit.seconds;
  return new Intl.NumberFormat(language, value >= 9.5 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 2 }).format(value);
}

/** "3.2 s", "12 min", « 3,2 s » */
export function durationText(seconds: number, language: Language): string {
  const unit = unitFor(seconds);
  return inUnit(seconds, unit, language) + narrowSpace + unit.name;
}

/** "2 to 4 s", « 50 s à 2 min » */
export function durationRange(low: number, high: number, language: Language): string {
  const [first, last] = [unitFor(low), unitFor(high)];
  const to = language === 'fr' ? ' à ' : ' to ';
  const start = first === last ? inUnit(low, first, language) : durationText(low, language);
  return start + to + durationText(high, language);
}

const words: { below: number; text: Record<Language, string> }[] = [
  { below: 0.02, text: { en: 'faster than an eye can follow', fr: 'plus vite que l’œil ne peut suivre' } },
  { below: 0.15, text: { en: 'at once', fr: 'aussitôt' } },
  { below: 1.2, text: { en: 'about a second at most', fr: 'une seconde au plus' } },
  { below: 12, text: { en: 'a few seconds', fr: 'quelques secondes' } },
  { below: 45, text: { en: 'less than a minute', fr: 'moins d’une minute' } },
  { below: 100, text: { en: 'about a minute', fr: 'une minute environ' } },
  { below: 600, text: { en: 'a few minutes', fr: 'quelques minutes' } },
  { below: 2400, text: { en: 'the time of a coffee break or two', fr: 'le temps d’une pause ou deux' } },
  { below: 5400, text: { en: 'about an hour', fr: 'une heure environ' } },
  { below: 36_000, text: { en: 'hours', fr: 'des heures' } },
  { below: 1.5 * day, text: { en: 'about a day', fr: 'une journée environ' } },
  { below: Infinity, text: { en: 'days', fr: 'des jours' } },
];

/** How long it feels: "a few seconds", « une heure environ ». */
export function durationWords(seconds: number, language: Language): string {
  return words.find(({ below }) => seconds < below)?.text[language] ?? '';
}
