import { expect, test } from 'vitest';
import { accuracy, feedback, holdout, seed, submission, tensor, threshold, type Answer } from 'sans-gpu/grading';

const wantedAccuracy = 0.985;
/** Of digits moved by two pixels. Convolutions and pooling lose a few of them; dense layers alone lose one in five. */
const wantedMoved = 0.88;
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

/** The places a window of `size` fits in when it moves by `step`, counted one by one. */
function places(length: number, size: number, step: number): number {
  let count = 0;
  for (let start = 0; start + size <= length; start += step) count++;
  return count;
}

/** Share of digits that the network names correctly, in parts: all at once would be a large message, and says no more. */
async function rightOn(model: Answer, values: Float32Array, labels: Int32Array): Promise<number> {
  const perCall = 1000;
  let right = 0;
  for (let start = 0; start < labels.length; start += perCall) {
    const part = labels.subarray(start, start + perCall);
    const images = values.slice(start * pixelsPerImage, (start + part.length) * pixelsPerImage);
    right += accuracy(await model.call('predict', tensor(images, [part.length, side, side, 1])), part) * part.length;
  }
  return right / labels.length;
}

/** The same images with their content moved by `down` and `across` pixels; what leaves the frame is lost. */
function moved(images: Float32Array, count: number, down: number, across: number): Float32Array {
  const result = new Float32Array(images.length);
  for (let image = 0; image < count; image++) {
    for (let row = Math.max(0, down); row < Math.min(side, side + down); row++) {
      for (let column = Math.max(0, across); column < Math.min(side, side + across); column++) {
        const at = image * pixelsPerImage + row * side + column;
        result[at] = images[at - down * side - across] ?? 0;
      }
    }
  }
  return result;
}

test('positions counts the places where a window fits', async () => {
  const cases = [[28, 3, 1], [26, 2, 2], [11, 2, 2], [drawn(1, 20, 40), drawn(2, 2, 7), 1], [drawn(3, 20, 40), drawn(4, 2, 7), drawn(5, 2, 4)]] as const;
  for (const [length, size, step] of cases) {
    const wanted = places(length, size, step);
    const came = (await submission.call('positions', length, size, step)).number();
    expect(came, feedback('value', { what: `positions(${length}, ${size}, ${step})`, wanted: String(wanted), came: String(Number(came.toPrecision(6))) })).toBe(wanted);
  }
});

test('parameters counts the numbers that a convolution learns', async () => {
  const cases = [[3, 1, 8], [drawn(6, 2, 7), drawn(7, 2, 40), drawn(8, 3, 50)], [drawn(9, 2, 7), drawn(10, 2, 40), drawn(11, 3, 50)]] as const;
  for (const [size, channels, filters] of cases) {
    const wanted = (size * size * channels + 1) * filters;
    const came = (await submission.call('parameters', size, channels, filters)).number();
    expect(came, feedback('value', { what: `parameters(${size}, ${channels}, ${filters})`, wanted: String(wanted), came: String(Number(came.toPrecision(6))) })).toBe(wanted);
  }
});

test('the network gives one answer per image, whatever stands beside it', async () => {
  const model = await trained();
  const noise = (count: number): Float32Array => Float32Array.from({ length: count * pixelsPerImage }, (_, at) => ((at * 31 + (at >> 5) * 17 + seed()) % 256) / 255);
  (await model.call('predict', tensor(noise(1), [1, side, side, 1]))).classes(1);

  const { images } = await holdout('mnist', { count: 200 });
  const half = 100 * pixelsPerImage;
  const swapped = new Float32Array(200 * pixelsPerImage);
  swapped.set(images.values.subarray(half), 0);
  swapped.set(images.values.subarray(0, half), half);
  const straight = (await model.call('predict', images)).classes(200);
  const turned = (await model.call('predict', tensor(swapped, [200, side, side, 1]))).classes(200);
  const changed = straight.filter((value, at) => value !== turned[(at + 100) % 200]).length;
  // Rounding may tip a digit that hangs between two answers; never more than a few.
  expect(changed, feedback('text', {
    en: 'The same digits got other answers when they stood in another order.',
    fr: 'Les mêmes chiffres ont reçu d’autres réponses dans un autre ordre.',
  })).toBeLessThanOrEqual(2);
});

test('the network still reads 88% of digits moved by two pixels', async () => {
  const model = await trained();
  const { images, labels } = await holdout('mnist', { count: 1000 });
  const values = Float32Array.from(images.values);
  let sum = 0;
  for (const [down, across] of [[2, 0], [-2, 0], [0, 2], [0, -2]] as const) sum += await rightOn(model, moved(values, labels.length, down, across), labels);
  const came = threshold('accuracy on moved digits', { wanted: wantedMoved, came: sum / 4 });
  const reached = Math.floor(came * 100);
  expect(came, feedback('text', {
    en: `Right on ${reached}% of digits that were moved by two pixels. Wanted: at least 88%.`,
    fr: `Juste sur ${reached}\u202f% des chiffres déplacés de deux pixels. Attendu\u202f: au moins 88\u202f%.`,
  })).toBeGreaterThanOrEqual(wantedMoved);
});

test('the network reads 98.5% of digits it has never seen', async () => {
  const model = await trained();
  const { images, labels } = await holdout('mnist', { count: 5000 });
  const came = threshold('accuracy', { wanted: wantedAccuracy, came: await rightOn(model, Float32Array.from(images.values), labels) });
  const reached = Math.floor(came * 100);
  expect(came, feedback('text', {
    en: `Right on ${reached}% of digits it had never seen, rounded down. Wanted: at least 98.5%.`,
    fr: `Juste sur ${reached}\u202f% de chiffres jamais vus, arrondi vers le bas. Attendu\u202f: au moins 98,5\u202f%.`,
  })).toBeGreaterThanOrEqual(wantedAccuracy);
});
