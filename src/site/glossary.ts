import entriesFile from '../../content/glossary.json' with { type: 'json' };
import { glossaryFile, type GlossaryEntry } from '../contract/glossary.ts';
import type { Language } from '../contract/text.ts';

/** Every word of the course, in the order of the file. */
export const glossary: readonly GlossaryEntry[] = glossaryFile.parse(entriesFile);

/** The entry a page refers to. An unknown id is a bug of the page and fails the build. */
export function glossaryEntryOf(id: string): GlossaryEntry {
  const entry = glossary.find((candidate) => candidate.id === id);
  if (entry === undefined) throw new Error(`<Term id="${id}">: content/glossary.json has no such entry. Add it, in both languages.`);
  return entry;
}

/** The entries in the order a reader of a language looks them up: accents and capitals do not count. */
export function sortedFor(language: Language, entries: readonly GlossaryEntry[] = glossary): GlossaryEntry[] {
  const order = new Intl.Collator(language, { sensitivity: 'base' });
  return entries.toSorted((a, b) => order.compare(a[language].term, b[language].term));
}

/** Entries under their first letter, both in alphabetical order. */
export function byLetter(language: Language): Map<string, GlossaryEntry[]> {
  return Map.groupBy(sortedFor(language), (entry) => letterOf(entry[language].term));
}

/** "É" is looked up under E. */
function letterOf(term: string): string {
  return term.normalize('NFD').charAt(0).toUpperCase();
}
