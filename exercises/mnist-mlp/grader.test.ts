import { expect, test } from 'vitest';
import { accuracy, feedback, holdout, seed, submission, tensor, threshold, type Answer } from 'sans-gpu/grading';

const wantedAccuracy = 0.96;
const pixelsPerImage = 784;

/** Training is the expensive part: it happens once, in the first check that needs it. */
let network: Promise<Answer> | undefined;
function trained(): Promise<Answer> {
  network ??= submission.call('train', { seed: seed() });
  return network;
}

function noise(count: number): ReturnType<typeof tensor> {
  return tensor(Array.from({ length: count * pixelsPerImage }, (_, at) => ((at * 31 + seed()) % 256) / 255), [count, 28, 28, 1]);
}

test('train gives back a network that can predict', async () => {
  const model = await trained();
  (await model.call('predict', noise(1))).classes(1);
});

test('the network gives one answer per image', async () => {
  const model = await trained();
  for (const count of [2, 33]) (await model.call('predict', noise(count))).classes(count);
});

test('the network reads each image by itself', async () => {
  const model = await trained();
  const { images } = await holdout('mnist', { count: 200 });
  const half = 100 * pixelsPerImage;
  const swapped = Float32Array.from(images.values);
  swapped.copyWithin(0, half);
  swapped.set(images.values.subarray(0, half), half);

  const straight = (await model.call('predict', images)).classes(200);
  const turned = (await model.call('predict', tensor(swapped, [200, 28, 28, 1]))).classes(200);
  const changed = straight.filter((value, at) => value !== turned[(at + 100) % 200]).length;
  // Rounding may tip a digit that hangs between two answers; never more than a few.
  expect(changed, feedback('text', {
    en: 'The same digits got other answers when they stood in another order.',
    fr: 'Les mêmes chiffres ont reçu d’autres réponses dans un autre ordre.',
  })).toBeLessThanOrEqual(2);
});

test('the network reads 96% of digits it has never seen', async () => {
  const model = await trained();
  const { images, labels } = await holdout('mnist', { count: 5000 });
  // In parts: an answer to all at once would be a large message, and says no more.
  const perCall = 1000;
  let right = 0;
  for (let start = 0; start < labels.length; start += perCall) {
    const part = images.values.slice(start * pixelsPerImage, (start + perCall) * pixelsPerImage);
    const predicted = await model.call('predict', tensor(Float32Array.from(part), [perCall, 28, 28, 1]));
    right += accuracy(predicted, labels.subarray(start, start + perCall)) * perCall;
  }
  const came = threshold('accuracy', { wanted: wantedAccuracy, came: right / labels.length });
  expect(came, feedback('accuracy', { wanted: wantedAccuracy, came })).toBeGreaterThanOrEqual(wantedAccuracy);
});
