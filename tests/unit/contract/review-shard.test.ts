import { expect, test } from 'vitest';
import { padReviews, readReviewShard, writeReviewShard } from '../../../src/contract/review-shard.ts';
import { wordsOf } from '../../../src/contract/words.ts';

test('a file of reviews gives back the very labels and numbers it was written from', () => {
  const labels = Uint8Array.from([1, 0, 1]);
  const ids = [Uint16Array.from([2, 300, 10_001]), Uint16Array.from([]), Uint16Array.from({ length: 255 }, (_, index) => index * 257)];
  const read = readReviewShard(writeReviewShard({ labels, ids }));
  expect([...read.labels]).toEqual([...labels]);
  expect(read.ids.map((review) => [...review])).toEqual(ids.map((review) => [...review]));
});

test('a file is read where it lies in a larger buffer', () => {
  const shard = writeReviewShard({ labels: Uint8Array.from([1]), ids: [Uint16Array.from([513])] });
  const inside = Buffer.concat([new Uint8Array(3), shard]).subarray(3);
  expect(readReviewShard(inside).ids.map((review) => [...review])).toEqual([[513]]);
});

test('short reviews get zeros in front, long ones lose their beginning', () => {
  expect([...padReviews([[5, 6], [1, 2, 3, 4], [7, 8, 9], []], 3)]).toEqual([0, 5, 6, 2, 3, 4, 7, 8, 9, 0, 0, 0]);
});

test.each([
  { text: "It's GREAT, isn't it?", words: ["it's", 'great', "isn't", 'it'] },
  { text: 'one<br /><br />two', words: ['one', 'two'] },
  { text: "'quoted' rock 'n' roll", words: ['quoted', 'rock', 'n', 'roll'] },
  { text: 'the director’s café, 9/10', words: ['the', "director's", 'café', '9', '10'] },
  { text: '…!?', words: [] },
])('the words of "$text"', ({ text, words }) => {
  expect(wordsOf(text)).toEqual(words);
});
