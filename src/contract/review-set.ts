/** What every side must know about the reviews before a byte of them is there. */
export const imdbSet = {
  name: 'imdb',
  /** Reviews that learners may load. */
  train: 24_899,
  test: 12_336,
  /** For graders. */
  holdout: 12_335,
  /** Words in the vocabulary. */
  vocabulary: 10_000,
  /** Of a longer review, its last words are kept. */
  longest: 250,
} as const;
