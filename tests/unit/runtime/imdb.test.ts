import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { imdb } from '../../../src/runtime/datasets/imdb.ts';
import { loadReviews, preparationTimeout, prepareProjectData } from '../datasets/prepared-data.ts';
import { connectData } from './connect-data.ts';

beforeAll(async () => {
  await prepareProjectData();
  await tf.setBackend('cpu');
}, preparationTimeout);

test('gives the last words of each review as rows of the same length, from as few files as hold them', async () => {
  const { asked } = connectData();
  const { train, test: open } = await imdb({ train: 2_501, test: 4, length: 100 });
  expect(asked).toEqual(['imdb/vocabulary 0', 'imdb/train 0', 'imdb/train 1', 'imdb/test 0']);
  expect([train.tokens.shape, train.tokens.dtype, open.tokens.shape]).toEqual([[2_501, 100], 'int32', [4, 100]]);
  const stored = await loadReviews('train');
  const rows = train.tokens.arraySync();
  for (const index of [0, 1, 2_500]) {
    const last = [...(stored.ids[index] ?? [])].slice(-100);
    expect(rows[index]).toEqual([...new Array<number>(100 - last.length).fill(0), ...last]);
    expect(train.labels.dataSync()[index]).toBe(stored.labels[index]);
  }
});

test('a text of the reader becomes numbers and comes back as words', async () => {
  connectData();
  const vocabulary = await imdb.vocabulary();
  expect(vocabulary.words.slice(0, 3)).toEqual(['the', 'and', 'a']);
  expect(vocabulary.size).toBe(10_002);
  const numbers = vocabulary.encode('The film<br />ISN’T bad, zxqzxq!');
  expect(numbers).toEqual([2, vocabulary.words.indexOf('film') + 2, vocabulary.words.indexOf("isn't") + 2, vocabulary.words.indexOf('bad') + 2, 1]);
  expect(vocabulary.decode([0, 0, ...numbers])).toBe("the film isn't bad …");
  expect(vocabulary.toTensor(['the', 'a and the'], 2).arraySync()).toEqual([[0, 2], [3, 2]]);
});

test('the two classes are named in the language of the reader', () => {
  connectData('fr');
  expect(imdb.classes()).toEqual(['négative', 'positive']);
});

test('more reviews or words than there are are refused with a sentence', async () => {
  connectData();
  await expect(imdb({ train: 30_000 })).rejects.toThrow('imdb({ train: 30000 }): expected a whole number of reviews from 1 to 24899.');
  await expect(imdb({ length: 300 })).rejects.toThrow('imdb({ length: 300 }): expected a whole number of words from 1 to 250.');
});
