import { expect, test } from 'vitest';
import { feedback, holdout, seed, submission, type tensor, threshold, type Answer } from 'sans-gpu/grading';

const wantedAccuracy = 0.8;
const length = 200;

type Tokens = ReturnType<typeof tensor>;

/** Words as `imdb` hands them over: int32, shape [reviews, length]. */
function sent(values: ArrayLike<number>, wordsEach: number): Tokens {
  return { kind: 'tensor', shape: [values.length / wordsEach, wordsEach], dtype: 'int32', values: Int32Array.from(values) };
}

/** Reviews that follow the grading's seed: each row begins with padding, one word more in each row. */
function drawn(reviews: number, wordsEach: number): number[][] {
  const word = (at: number): number => 1 + (((at + 3) * 7919 + seed() * 104729) % 10_001);
  return Array.from({ length: reviews }, (_, row) => Array.from({ length: wordsEach }, (_each, at) => (at <= row ? 0 : word(row * wordsEach + at))));
}

/** Asks for the last words of these reviews, and points out the first row that is not right. */
async function expectLastWords(reviews: readonly number[][], wanted: readonly number[][]): Promise<void> {
  const [kept, wordsEach] = [wanted[0]?.length ?? 0, reviews[0]?.length ?? 0];
  const came = (await submission.call('lastWords', sent(reviews.flat(), wordsEach), kept)).tensor([reviews.length, kept]).values;
  const rows = wanted.map((_, row) => Array.from(came.subarray(row * kept, (row + 1) * kept)));
  const wrong = wanted.findIndex((row, at) => row.join() !== rows[at]?.join());
  expect(wrong, feedback('value', { what: `lastWords[${wrong}]`, wanted: `[${wanted[wrong]?.slice(0, 6).join(', ')}, …]`, came: `[${rows[wrong]?.slice(0, 6).map(Math.round).join(', ')}, …]` })).toBe(-1);
}

/** Training is the expensive part: it happens once, in the first check that needs it. */
let network: Promise<Answer> | undefined;
function trained(): Promise<Answer> {
  network ??= submission.call('train', { seed: seed() });
  return network;
}

async function sharesOf(model: Answer, tokens: Tokens): Promise<ArrayLike<number>> {
  return (await model.call('predict', tokens)).tensor([tokens.shape[0] ?? 0, 1]).values;
}

/** The same reviews with something done to the words of each. */
function changed(tokens: Tokens, change: (words: number[], row: number) => number[]): Tokens {
  const values = Array.from({ length: tokens.shape[0] ?? 0 }, (_, row) => change(Array.from(tokens.values.subarray(row * length, (row + 1) * length)), row));
  return sent(values.flat(), length);
}

test('lastWords keeps the last words of each review, in their order', async () => {
  for (const [reviews, wordsEach, kept] of [[1, 12, 6], [3, 30, 9]] as const) {
    const all = drawn(reviews, wordsEach);
    await expectLastWords(all, all.map((review) => review.slice(-kept)));
  }
});

test('lastWords puts zeros in front of a review that is too short', async () => {
  const all = drawn(2, 7);
  await expectLastWords(all, all.map((review) => [0, 0, 0, 0, ...review]));
  await expectLastWords(all, all);
});

test('train gives back a network that gives each review a share from 0 to 1', async () => {
  const model = await trained();
  for (const [reviews, wordsEach] of [[1, length], [5, 40]] as const) {
    const shares = Array.from(await sharesOf(model, sent(drawn(reviews, wordsEach).flat(), wordsEach)));
    const outside = shares.findIndex((share) => share < 0 || share > 1);
    expect(outside, feedback('value', { what: 'predict', wanted: '0 … 1', came: (shares[outside] ?? NaN).toFixed(1) })).toBe(-1);
  }
});

test('the network reads each review by itself', async () => {
  const model = await trained();
  const { tokens } = await holdout('imdb', { count: 40, length });
  const together = await sharesOf(model, tokens);
  const turned = await sharesOf(model, sent(Array.from({ length: 40 }, (_, row) => Array.from(tokens.values.subarray((39 - row) * length, (40 - row) * length))).flat(), length));
  const alone = await sharesOf(model, sent(tokens.values.subarray(0, length), length));
  // The same words give the same share, up to rounding.
  const apart = Array.from(together, (share, at) => Math.abs(share - (turned[39 - at] ?? NaN)));
  const gap = Math.max(...apart, Math.abs((together[0] ?? NaN) - (alone[0] ?? NaN)));
  expect(gap, feedback('text', {
    en: 'The same review got another share among other reviews.',
    fr: 'La même critique a reçu une autre part parmi d’autres critiques.',
  })).toBeLessThan(1e-3);
});

test('the order of the words counts', async () => {
  const model = await trained();
  const { tokens } = await holdout('imdb', { count: 40, length });
  const straight = await sharesOf(model, tokens);
  // Backwards, with the padding still in front.
  const backwards = await sharesOf(model, changed(tokens, (words) => [...words.filter((word) => word === 0), ...words.filter((word) => word > 0).reverse()]));
  const moved = Math.max(...Array.from(straight, (share, at) => Math.abs(share - (backwards[at] ?? NaN))));
  // What only counts words moves by rounding; a network that reads moves some reviews by a third and more.
  expect(threshold('moved by order', { wanted: 0.05, came: moved }), feedback('text', {
    en: 'Forty reviews were read forwards and backwards, and every share stayed where it was. A network that reads in order must change its mind about some of them.',
    fr: 'Quarante critiques ont été lues à l’endroit et à l’envers, et toutes les parts sont restées où elles étaient. Un réseau qui lit dans l’ordre doit changer d’avis sur certaines.',
  })).toBeGreaterThan(0.05);
});

test('the network is right on 80% of reviews it has never read', async () => {
  const model = await trained();
  const { tokens, labels } = await holdout('imdb', { count: 4000, length });
  const perCall = 500;
  let right = 0;
  for (let start = 0; start < labels.length; start += perCall) {
    const shares = await sharesOf(model, sent(tokens.values.subarray(start * length, (start + perCall) * length), length));
    right += labels.subarray(start, start + perCall).filter((label, at) => ((shares[at] ?? 0) > 0.5 ? 1 : 0) === label).length;
  }
  const came = threshold('accuracy', { wanted: wantedAccuracy, came: right / labels.length });
  expect(came, feedback('accuracy', { wanted: wantedAccuracy, came })).toBeGreaterThanOrEqual(wantedAccuracy);
});
