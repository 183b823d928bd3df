import { expect, test } from 'vitest';
import { feedback, holdout, seed, submission, tensor } from 'sans-gpu/grading';

const pixelsPerImage = 784;

/** Small whole numbers that follow the grading's seed. */
function drawn(count: number, below: number): number[] {
  return Array.from({ length: count }, (_, at) => ((at + 3) * 7919 + seed() * 104729) % below);
}

function drawnImages(count: number, salt: number): { values: number[]; sent: ReturnType<typeof tensor> } {
  const values = drawn(count * pixelsPerImage, 256 - salt).map((value) => value / 255);
  return { values, sent: tensor(values, [count, 28, 28, 1]) };
}

function image(values: ArrayLike<number>, index: number): number[] {
  return Array.from({ length: pixelsPerImage }, (_, at) => values[index * pixelsPerImage + at] ?? 0);
}

/** Sum of products: what a score is. */
function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}

function largestGap(came: ArrayLike<number>, wanted: readonly number[]): number {
  return Math.max(...wanted.map((value, at) => Math.abs(value - (came[at] ?? NaN))));
}

const show = (value: number | undefined): string => (value ?? NaN).toFixed(3);

test('toImages gives a tensor of shape [count, 28, 28, 1]', async () => {
  for (const count of [1, 3]) {
    const images = await submission.call('toImages', drawn(count * pixelsPerImage, 256), count);
    images.tensor([count, 28, 28, 1]);
  }
});

test('toImages brings pixels to the range 0 to 1 and leaves them in place', async () => {
  const pixels = drawn(2 * pixelsPerImage, 256);
  const came = (await submission.call('toImages', pixels, 2)).tensor([2, 28, 28, 1]).values;
  const wrong = pixels.findIndex((pixel, at) => !(Math.abs(pixel / 255 - (came[at] ?? NaN)) < 1e-5));
  expect(wrong, feedback('value', { what: `pixel ${pixels[wrong]} → image[${wrong}]`, wanted: show((pixels[wrong] ?? 0) / 255), came: show(came[wrong]) })).toBe(-1);
});

test('brightness is the mean pixel of each image', async () => {
  const { values, sent } = drawnImages(3, 1);
  const wanted = [0, 1, 2].map((index) => image(values, index).reduce((sum, value) => sum + value, 0) / pixelsPerImage);
  const came = (await submission.call('brightness', sent)).tensor([3]).values;
  expect(largestGap(came, wanted), feedback('value', { what: 'brightness', wanted: wanted.map(show).join(', '), came: Array.from(came, show).join(', ') })).toBeLessThan(1e-4);
});

test('scores compares every image with every template', async () => {
  const images = drawnImages(3, 1);
  const templates = drawnImages(4, 2);
  const wanted = [0, 1, 2].flatMap((row) => [0, 1, 2, 3].map((column) => dot(image(images.values, row), image(templates.values, column))));
  const came = (await submission.call('scores', images.sent, templates.sent)).tensor([3, 4]).values;
  expect(largestGap(came, wanted), feedback('value', { what: 'scores[0]', wanted: wanted.slice(0, 4).map(show).join(', '), came: Array.from(came.slice(0, 4), show).join(', ') })).toBeLessThan(0.01);
});

test('nearest names the best template of real digits', async () => {
  const { images } = await holdout('mnist', { count: 200 });
  // Ten of the digits serve as templates for the other hundred and ninety.
  const templates = tensor(Float32Array.from(images.values).subarray(0, 10 * pixelsPerImage), [10, 28, 28, 1]);
  const rest = tensor(Float32Array.from(images.values).subarray(10 * pixelsPerImage), [190, 28, 28, 1]);
  const came = (await submission.call('nearest', rest, templates)).classes(190);
  const agreed = came.filter((chosen, index) => {
    const scores = Array.from({ length: 10 }, (_, column) => dot(image(rest.values, index), image(templates.values, column)));
    // Two templates may fit equally well, up to rounding.
    return (scores[chosen] ?? -Infinity) > Math.max(...scores) - 1e-3;
  }).length;
  expect(agreed, feedback('text', {
    en: `The best template is named for ${agreed === 190 ? 'all' : agreed > 95 ? 'most' : 'few'} of the digits. It must be named for all of them.`,
    fr: `Le meilleur gabarit est désigné pour ${agreed === 190 ? 'tous les' : agreed > 95 ? 'la plupart des' : 'peu de'} chiffres. Il doit l’être pour tous.`,
  })).toBe(190);
});
