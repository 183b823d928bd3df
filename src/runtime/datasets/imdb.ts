import { imdbClasses } from '../../contract/class-names.ts';
import { imdbSet } from '../../contract/review-set.ts';
import { padReviews, readReviewShard } from '../../contract/review-shard.ts';
import { host } from '../link.ts';
import * as tf from '../tfjs.ts';
import { checkedCount } from './checked-count.ts';
import { loadVocabulary, type Vocabulary } from './vocabulary.ts';

/** Film reviews as tensors. The caller disposes both; a playground ends before that matters. */
export interface Reviews {
  count: number;
  /** The number of each word, int32, shape [count, length]: zeros in front of a short review, the beginning of a long one left out. */
  tokens: tf.Tensor2D;
  /** 1 where the review speaks well of its film, 0 where it does not, int32, shape [count]. */
  labels: tf.Tensor1D;
}

export interface ReviewsWanted {
  /** How many reviews to take, from the first on; all of them when absent. */
  train?: number;
  test?: number;
  /** Words of each review, at most 250. */
  length?: number;
}

/**
 * Film reviews and whether each one speaks well of its film, from the Large Movie Review Dataset (Maas and
 * others, 2011), which is known as IMDB. Loads only the shards it needs. No review is there twice, no film
 * has reviews both in `train` and in `test`, and the official test reviews are shared between `test` and the
 * graders' hold-out.
 */
async function load({ train = imdbSet.train, test = imdbSet.test, length = 200 }: ReviewsWanted = {}): Promise<{ train: Reviews; test: Reviews; vocabulary: Vocabulary }> {
  checkedCount(`imdb({ train: ${train} })`, 'reviews', train, imdbSet.train);
  checkedCount(`imdb({ test: ${test} })`, 'reviews', test, imdbSet.test);
  checkedCount(`imdb({ length: ${length} })`, 'words', length, imdbSet.longest);
  return {
    vocabulary: await loadVocabulary(),
    train: await loadReviews('train', train, length),
    test: await loadReviews('test', test, length),
  };
}

async function loadReviews(split: 'train' | 'test', count: number, length: number): Promise<Reviews> {
  const tokens = new Int32Array(count * length);
  const labels = new Int32Array(count);
  for (let loaded = 0, index = 0; loaded < count; index++) {
    const shard = readReviewShard(await host().shard(imdbSet.name, split, index));
    const wanted = Math.min(shard.labels.length, count - loaded);
    labels.set(shard.labels.subarray(0, wanted), loaded);
    tokens.set(padReviews(shard.ids.slice(0, wanted), length), loaded * length);
    loaded += wanted;
  }
  return { count, tokens: tf.tensor2d(tokens, [count, length], 'int32'), labels: tf.tensor1d(labels, 'int32') };
}

/** What 0 and 1 stand for, in the reader's language. */
function classes(): string[] {
  return imdbClasses.map((name) => name[host().language]);
}

/** The words and their numbers alone, for a model that is trained already. */
export const imdb = Object.assign(load, { classes, vocabulary: loadVocabulary });
