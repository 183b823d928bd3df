import type { Language } from '../contract/text.ts';

/** The language of a page, from its `lang` attribute. */
export function languageOf(lang: string): Language {
  return lang.startsWith('fr') ? 'fr' : 'en';
}
