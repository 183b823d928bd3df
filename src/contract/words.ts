/**
 * The words of a text, as the vocabulary counts them: small letters; a word is letters and digits, and an
 * apostrophe inside it belongs to it ("don't"). Line breaks of web pages and all other signs only separate.
 */
export function wordsOf(text: string): string[] {
  const plain = text.replaceAll('<br />', ' ').replaceAll('’', "'").toLowerCase();
  return plain.match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? [];
}

/** Number of nothing: what fills the front of a text that is shorter than the row it stands in. */
export const paddingId = 0;
/** Number of every word that is not in the vocabulary. */
export const unknownId = 1;
/** Number of the vocabulary's first word; the others follow in its order. */
export const firstWordId = 2;
