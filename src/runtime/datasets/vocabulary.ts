import { imdbSet } from '../../contract/review-set.ts';
import { padReviews } from '../../contract/review-shard.ts';
import { firstWordId, unknownId, wordsOf } from '../../contract/words.ts';
import { host } from '../link.ts';
import * as tf from '../tfjs.ts';

/** The 10,000 most frequent words of the training reviews, and the number of each. */
export interface Vocabulary {
  /** The words, most frequent first. The first one has the number 2: 0 is padding and 1 is any word that is not here. */
  readonly words: readonly string[];
  /** How many numbers there are, padding and the unknown word among them: the `inputDim` of an embedding. */
  readonly size: number;
  /** The numbers of a text's words. */
  encode(text: string): number[];
  /** The words with these numbers, with "…" for an unknown one and nothing for padding. */
  decode(ids: ArrayLike<number>): string;
  /** Texts as the reviews are: int32, shape [texts, length], zeros in front of a short text, the beginning of a long one left out. */
  toTensor(texts: readonly string[], length: number): tf.Tensor2D;
}

export async function loadVocabulary(): Promise<Vocabulary> {
  const bytes = await host().shard(imdbSet.name, 'vocabulary', 0);
  const words = new TextDecoder().decode(bytes).split('\n');
  const numbers = new Map(words.map((word, index) => [word, firstWordId + index]));
  const encode = (text: string): number[] => wordsOf(text).map((word) => numbers.get(word) ?? unknownId);
  return {
    words,
    size: firstWordId + words.length,
    encode,
    decode: (ids) =>
      Array.from(ids)
        .filter((id) => id >= unknownId)
        .map((id) => words[id - firstWordId] ?? '…')
        .join(' '),
    toTensor: (texts, length) => tf.tensor2d(padReviews(texts.map(encode), length), [texts.length, length], 'int32'),
  };
}
