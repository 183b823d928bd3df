import { firstWordId, unknownId } from '../contract/words.ts';

/** The words that occur most often in the texts, most frequent first; words that occur as often, in the order of the alphabet. */
export function mostFrequentWords(texts: readonly (readonly string[])[], count: number): string[] {
  const occurrences = new Map<string, number>();
  for (const words of texts) for (const word of words) occurrences.set(word, (occurrences.get(word) ?? 0) + 1);
  return [...occurrences]
    // Not localeCompare: its order is the machine's.
    .sort(([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1))
    .slice(0, count)
    .map(([word]) => word);
}

/** A function that replaces words by their numbers in the vocabulary. */
export function numberWords(vocabulary: readonly string[]): (words: readonly string[]) => Uint16Array {
  const numbers = new Map(vocabulary.map((word, index) => [word, firstWordId + index]));
  return (words) => Uint16Array.from(words, (word) => numbers.get(word) ?? unknownId);
}
