import type en from '../../content/i18n/en.json';
import type { Language } from '../contract/text.ts';
import { createFormats, type Formats } from './formats.ts';

export type Key = Extract<keyof typeof en, `playground.${string}`>;
export type Strings = Record<Key, string>;
/** A sentence that exists once for one and once for several. */
export type CountedKey = Key extends infer K ? (K extends `${infer Base}.one` ? Base : never) : never;

/** Everything the playground says, in one language. */
export interface Words {
  language: Language;
  formats: Formats;
  say(key: Key, values?: Record<string, string>): string;
  /** The sentence for this number of things; `{count}` stands for the number. */
  count(key: CountedKey, count: number): string;
}

export function createWords(language: Language, strings: Strings): Words {
  const formats = createFormats(language);
  const plural = new Intl.PluralRules(language);
  const say = (key: Key, values: Record<string, string> = {}): string =>
    strings[key].replace(/\{(\w+)\}/g, (slot, name: string) => values[name] ?? slot);
  return {
    language,
    formats,
    say,
    count: (key, count) =>
      say(plural.select(count) === 'one' ? `${key}.one` : `${key}.other`, { count: formats.number(count) }),
  };
}

/** Fetches one language only. */
export async function loadStrings(language: Language): Promise<Strings> {
  switch (language) {
    case 'en':
      return (await import('../../content/i18n/en.json')).default;
    case 'fr':
      return (await import('../../content/i18n/fr.json')).default;
    default:
      return language satisfies never;
  }
}
