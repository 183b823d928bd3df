import type { Language } from '../contract/text.ts';

/** Where the site stands on its host, with a slash at both ends: "/", "/course/". */
export function withSlashes(base: string): string {
  return `/${base}/`.replace(/\/+/g, '/');
}

/** The address of a page in a language. `page` is the same in both: "limits/mnist", "" for the front page. */
export function addressOf(base: string, language: Language, page: string): string {
  return withSlashes(`${base}/${language === 'fr' ? 'fr/' : ''}${page}`);
}

/** What Starlight calls the page, without its language: "fr/limits/mnist" → "limits/mnist", "fr" → "". */
export function pageOf(id: string): string {
  return id.replace(/^fr(\/|$)/, '');
}
