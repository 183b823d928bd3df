import { expect, test } from 'vitest';
import { centreDigit } from '../../../src/playground/centre-digit.ts';
import { createInk, drawStroke } from '../../../src/playground/results/ink.ts';

function centreOfMass(image: Float32Array): { x: number; y: number } {
  let [mass, x, y] = [0, 0, 0];
  image.forEach((value, index) => {
    mass += value;
    x += value * (index % 28);
    y += value * Math.floor(index / 28);
  });
  return { x: x / mass, y: y / mass };
}

function inkedBox(image: Float32Array): { width: number; height: number } {
  const inked = [...image.keys()].filter((index) => (image[index] ?? 0) > 0);
  const [xs, ys] = [inked.map((index) => index % 28), inked.map((index) => Math.floor(index / 28))];
  return { width: Math.max(...xs) - Math.min(...xs) + 1, height: Math.max(...ys) - Math.min(...ys) + 1 };
}

test('a small stroke in a corner comes out 20 pixels high with its centre of mass within one pixel of the middle', () => {
  const ink = createInk(140);
  drawStroke(ink, { x: 20, y: 12 }, { x: 14, y: 40 }, 4);
  const image = centreDigit(ink.pixels, 140, 140);
  expect(inkedBox(image).height).toBe(20);
  expect(Math.abs(centreOfMass(image).x - 13.5)).toBeLessThan(1);
  expect(Math.abs(centreOfMass(image).y - 13.5)).toBeLessThan(1);
});

test('a wide drawing keeps its aspect', () => {
  const pixels = new Float32Array(100 * 100);
  for (let y = 10; y < 30; y++) pixels.fill(1, y * 100 + 5, y * 100 + 85);
  expect(inkedBox(centreDigit(pixels, 100, 100))).toEqual({ width: 20, height: 5 });
});

test('a lopsided drawing stays whole: moving its centre of mass cuts nothing off', () => {
  const pixels = new Float32Array(80 * 80);
  for (let y = 0; y < 80; y++) pixels.fill(y < 12 ? 1 : 0.02, y * 80, y * 80 + 80);
  expect(inkedBox(centreDigit(pixels, 80, 80))).toEqual({ width: 20, height: 20 });
});

test('values stay between 0 and 1, and full ink stays full', () => {
  const ink = createInk(140);
  drawStroke(ink, { x: 30, y: 30 }, { x: 110, y: 110 }, 8);
  const image = centreDigit(ink.pixels, 140, 140);
  expect(Math.min(...image)).toBe(0);
  expect(Math.max(...image)).toBeCloseTo(1, 5);
});

test('an empty drawing gives 784 zeros', () => {
  expect(centreDigit(new Float32Array(140 * 140), 140, 140)).toEqual(new Float32Array(784));
});

test('a single dot is a drawing too', () => {
  const pixels = new Float32Array(50 * 50);
  pixels[25 * 50 + 3] = 1;
  expect(inkedBox(centreDigit(pixels, 50, 50))).toEqual({ width: 20, height: 20 });
});
