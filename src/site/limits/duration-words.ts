import type { Language } from '../../contract/text.ts';

const day = 86_400;

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
