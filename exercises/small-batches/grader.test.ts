import { expect, test } from 'vitest';
import { accuracy, feedback, holdout, seed, submission, tensor, threshold, type Answer } from 'sans-gpu/grading';

/** Out of reach of a few hundred steps that are too short, and of steps so long that they jump. The solution has points to spare. */
const wantedAccuracy = 0.92;
const side = 28;
const pixelsPerImage = side * side;

/** Training is the expensive part: it happens once, in the first check that needs it. */
let network: Promise<Answer> | undefined;
function trained(): Promise<Answer> {
  network ??= submission.call('train', { seed: seed() });
  return network;
}

/** A whole number from `least` to `most` that follows the grading's seed. */
function drawn(salt: number, least: number, most: number): number {
  return least + ((seed() * 7919 + salt * 104_729) % (most - least + 1));
}

const show = (value: number): string => String(Number(value.toPrecision(5)));

/** How many images each batch of an epoch holds: all full, but for what is left over. */
function sizes(images: number, batchSize: number): number[] {
  const found: number[] = [];
  for (let left = images; left > 0; left -= batchSize) found.push(Math.min(left, batchSize));
  return found;
}

test('stepsPerEpoch counts the smaller batch at the end', async () => {
  const cases = [[6000, 64], [640, 64], [5, 8], [drawn(1, 1000, 60_000), drawn(2, 2, 600)]] as const;
  for (const [images, batchSize] of cases) {
    const wanted = sizes(images, batchSize).length;
    const came = (await submission.call('stepsPerEpoch', images, batchSize)).number();
    expect(came, feedback('value', { what: `stepsPerEpoch(${images}, ${batchSize})`, wanted: String(wanted), came: show(came) })).toBe(wanted);
  }
});

test('batches shows every image once in an epoch, in an order that the seed decides', async () => {
  const cut = async (images: number, batchSize: number, from: number): Promise<number[]> => {
    const wanted = sizes(images, batchSize);
    const came = (await submission.call('batches', images, batchSize, from)).list(wanted.length);
    return came.flatMap((batch, at) => batch.numbers(wanted[at] ?? 0));
  };
  for (const [images, batchSize] of [[drawn(3, 40, 90), 16], [drawn(4, 5, 9) * 12, 12], [7, 10]] as const) {
    const order = await cut(images, batchSize, seed());
    const missing = Array.from({ length: images }, (_, image) => image).filter((image) => !order.includes(image));
    // As many numbers as images, and none of them missing: so none comes twice.
    expect(missing.length, feedback('text', {
      en: `batches(${images}, ${batchSize}, seed) leaves out ${missing.length} of the ${images} images, for example image ${missing[0]}. Each must come exactly once.`,
      fr: `batches(${images}, ${batchSize}, seed) oublie ${missing.length} des ${images} images, par exemple l’image ${missing[0]}. Chacune doit venir exactement une fois.`,
    })).toBe(0);
  }

  const [order, again, other] = [await cut(60, 8, seed()), await cut(60, 8, seed()), await cut(60, 8, seed() + 1)];
  expect(again, feedback('text', {
    en: 'batches gives two orders for the same seed. The same seed must give the same order.',
    fr: 'batches donne deux ordres pour la même graine. La même graine doit donner le même ordre.',
  })).toEqual(order);
  // Of 60 images, chance leaves one or two where they were.
  const stayed = order.filter((image, at) => image === at).length;
  const common = order.filter((image, at) => image === other[at]).length;
  expect(Math.max(stayed, common), feedback('text', {
    en: `${stayed} of 60 images stand where they were, and ${common} where another seed puts them. Shuffle all of them, from the seed.`,
    fr: `${stayed} images sur 60 sont restées à leur place, et ${common} là où une autre graine les met. Mélangez-les toutes, à partir de la graine.`,
  })).toBeLessThan(20);
});

test('stepsWithin counts the whole steps that a budget pays for', async () => {
  // Whole microseconds, so that no rounding decides.
  const cases = [[1_000_000, 500, 10, 50], [drawn(5, 200_000, 900_000), drawn(6, 100, 900), drawn(7, 3, 30), drawn(8, 4, 300)], [drawn(9, 200_000, 900_000), drawn(10, 900, 2000), drawn(11, 3, 30), 1]] as const;
  for (const [budget, perStep, perImage, batchSize] of cases) {
    const wanted = Math.floor(budget / (perStep + perImage * batchSize));
    const came = (await submission.call('stepsWithin', budget, perStep, perImage, batchSize)).number();
    expect(came, feedback('value', { what: `stepsWithin(${budget}, ${perStep}, ${perImage}, ${batchSize})`, wanted: String(wanted), came: show(came) })).toBe(wanted);
  }
});

test('scaledRate lets an epoch lead as far with other batches', async () => {
  const cases = [[0.1, 32, 64], [0.1, 64, 16], [drawn(12, 1, 9) / 100, drawn(13, 4, 60), drawn(14, 61, 600)]] as const;
  for (const [rate, from, to] of cases) {
    const wanted = (rate * to) / from;
    const came = (await submission.call('scaledRate', rate, from, to)).number();
    // Another order of the two operations rounds otherwise, by far less than this.
    expect(Math.abs(came - wanted), feedback('value', { what: `scaledRate(${rate}, ${from}, ${to})`, wanted: show(wanted), came: show(came) })).toBeLessThan(1e-6);
  }
});

test('train gives back a network that answers for any number of images', async () => {
  const model = await trained();
  for (const count of [1, 33]) {
    const noise = Array.from({ length: count * pixelsPerImage }, (_, at) => ((at * 31 + seed()) % 256) / 255);
    (await model.call('predict', tensor(noise, [count, side, side, 1]))).classes(count);
  }
});

test('within the budget, the network reads 92% of digits it has never seen', async () => {
  const model = await trained();
  const { images, labels } = await holdout('mnist', { count: 4000 });
  // In parts: an answer to all at once would be a large message, and says no more.
  const perCall = 1000;
  let right = 0;
  for (let start = 0; start < labels.length; start += perCall) {
    const part = images.values.slice(start * pixelsPerImage, (start + perCall) * pixelsPerImage);
    const predicted = await model.call('predict', tensor(Float32Array.from(part), [perCall, side, side, 1]));
    right += accuracy(predicted, labels.subarray(start, start + perCall)) * perCall;
  }
  const came = threshold('accuracy', { wanted: wantedAccuracy, came: right / labels.length });
  expect(came, feedback('accuracy', { wanted: wantedAccuracy, came })).toBeGreaterThanOrEqual(wantedAccuracy);
});
