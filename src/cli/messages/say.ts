import { languages, type Language } from '../../contract/text.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

export type MessageKey = keyof typeof en;

/** `say` in a language chosen before. */
export type Tell = (key: MessageKey, values?: Record<string, string | number>) => string;

const messages: Record<Language, Record<MessageKey, string>> = { en, fr };

export function say(language: Language, key: MessageKey, values: Record<string, string | number> = {}): string {
  return messages[language][key].replace(/\{([a-z]+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export const isLanguage = (value: string): value is Language => languages.some((language) => language === value);

/** The reader's language as their system has it; English when it is neither of ours. */
export function systemLanguage(environment: Record<string, string | undefined>): Language {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return locale.startsWith('fr') ? 'fr' : 'en';
}
