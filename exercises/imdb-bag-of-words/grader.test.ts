import { expect, test } from 'vitest';
import { feedback, holdout, seed, submission, type tensor, threshold, type Answer } from 'sans-gpu/grading';

const wantedAccuracy = 0.85;

/** Words as `imdb` hands them over: int32, shape [reviews, length]. */
function sent(reviews: readonly (readonly number[])[]): ReturnType<typeof tensor> {
  const length = reviews[0]?.length ?? 0;
  return { kind: 'tensor', shape: [reviews.length, length], dtype: 'int32', values: Int32Array.from(reviews.flat()) };
}

/** Reviews that follow the grading's seed: `padding` zeros, then words, so few kinds of them that many come twice. */
function drawn({ reviews, padding, words, size }: { reviews: number; padding: number; words: number; size: number }): number[][] {
  const kinds = Math.min(size - 1, 12);
  const word = (at: number): number => 1 + ((((at + 3) * 7919 + seed() * 104729) % kinds) * Math.floor((size - 1) / kinds));
  return Array.from({ length: reviews }, (_, row) => [...Array<number>(padding).fill(0), ...Array.from({ length: words }, (_each, at) => word(row * row * 31 + at * (row + 1)))]);
}

/** How often each number occurs, number 0 left out. */
function counted(review: readonly number[], size: number): number[] {
  return Array.from({ length: size }, (_, word) => (word === 0 ? 0 : review.filter((one) => one === word).length));
}

/** Asks for the bags of these reviews, and points out the first count that is not right. */
async function expectCounts(reviews: readonly number[][], size: number): Promise<void> {
  const came = (await submission.call('bag', sent(reviews), size)).tensor([reviews.length, size]).values;
  const wanted = reviews.flatMap((review) => counted(review, size));
  const wrong = wanted.findIndex((count, at) => !(Math.abs(count - (came[at] ?? NaN)) < 1e-4));
  const what = `bag[${Math.floor(wrong / size)}][${wrong % size}]`;
  expect(wrong, feedback('value', { what, wanted: String(wanted[wrong]), came: (came[wrong] ?? NaN).toFixed(2) })).toBe(-1);
}

/** Training is the expensive part: it happens once, in the first check that needs it. */
let classifier: Promise<Answer> | undefined;
function trained(): Promise<Answer> {
  classifier ??= submission.call('train', { seed: seed() });
  return classifier;
}

test('bag counts how often each word occurs in a review', async () => {
  await expectCounts(drawn({ reviews: 1, padding: 0, words: 30, size: 40 }), 40);
});

test('bag does not count the zeros in front of a short review', async () => {
  await expectCounts(drawn({ reviews: 1, padding: 25, words: 15, size: 40 }), 40);
});

test('bag counts each review of a batch by itself, for any vocabulary', async () => {
  await expectCounts(drawn({ reviews: 4, padding: 3, words: 20, size: 60 }), 60);
  await expectCounts(drawn({ reviews: 2, padding: 0, words: 200, size: 10_002 }), 10_002);
});

test('train gives back a classifier that gives each review a share from 0 to 1', async () => {
  const model = await trained();
  for (const reviews of [1, 5]) {
    const shares = (await model.call('predict', sent(drawn({ reviews, padding: 40, words: 60, size: 10_002 })))).tensor([reviews, 1]).values;
    const outside = shares.findIndex((share) => share < 0 || share > 1);
    expect(outside, feedback('value', { what: 'predict', wanted: '0 … 1', came: (shares[outside] ?? NaN).toFixed(1) })).toBe(-1);
  }
});

test('the classifier does not care about the order of the words', async () => {
  const model = await trained();
  const reviews = drawn({ reviews: 8, padding: 20, words: 80, size: 10_002 });
  const turned = reviews.map((review) => [...review.slice(0, 20), ...review.slice(20).reverse()]);
  const straight = (await model.call('predict', sent(reviews))).tensor([8, 1]).values;
  const backwards = (await model.call('predict', sent(turned))).tensor([8, 1]).values;
  // The same counts give the same share, up to rounding.
  const moved = straight.findIndex((share, at) => !(Math.abs(share - (backwards[at] ?? NaN)) < 1e-3));
  expect(moved, feedback('text', {
    en: 'The same words in another order got another share. A bag has no order.',
    fr: 'Les mêmes mots, dans un autre ordre, ont reçu une autre part. Un sac n’a pas d’ordre.',
  })).toBe(-1);
});

test('the classifier is right on 85% of reviews it has never read', async () => {
  const model = await trained();
  const { tokens, labels } = await holdout('imdb', { count: 4000, length: 250 });
  // In parts: the bags of all reviews at once would fill the memory.
  const [perCall, length] = [250, 250];
  let right = 0;
  for (let start = 0; start < labels.length; start += perCall) {
    const part = { ...tokens, shape: [perCall, length], values: Int32Array.from(tokens.values.subarray(start * length, (start + perCall) * length)) };
    const shares = (await model.call('predict', part)).tensor([perCall, 1]).values;
    right += labels.subarray(start, start + perCall).filter((label, at) => ((shares[at] ?? 0) > 0.5 ? 1 : 0) === label).length;
  }
  const came = threshold('accuracy', { wanted: wantedAccuracy, came: right / labels.length });
  expect(came, feedback('accuracy', { wanted: wantedAccuracy, came })).toBeGreaterThanOrEqual(wantedAccuracy);
});
