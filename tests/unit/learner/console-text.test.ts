import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import * as engine from '../../../src/runtime/host.ts';
import { consoleText } from '../../../src/sandbox/learner/console-text.ts';
import { consoleLineLimit } from '../../../src/sandbox/limits.ts';

beforeAll(() => tf.setBackend('cpu'));

class Layer {
  units = 3;
}

test.each<[string, unknown[], string]>([
  ['words as they are', ['loss', 'falls'], 'loss falls'],
  ['numbers, nothing and truth', [1.5, NaN, null, undefined, true, 10n], '1.5 NaN null undefined true 10'],
  ['objects with their texts in quotes', [{ a: 1, b: { c: 'x' } }], '{ a: 1, b: { c: "x" } }'],
  ['lists', [[1, [2, 'three']]], '[1, [2, "three"]]'],
  ['typed arrays by name', [Float32Array.of(1, 2.5)], 'Float32Array [1, 2.5]'],
  ['errors without their stack', [new RangeError('too far')], 'RangeError: too far'],
  ['functions by name', [Math.max], 'function max'],
  ['instances by their class', [new Layer()], 'Layer { units: 3 }'],
])('shows %s', (_name, values, text) => {
  expect(consoleText(values, engine)).toBe(text);
});

test('a tensor shows its type, shape and values', () => {
  expect(consoleText(['scores', tf.tensor2d([[1, 2], [3, 4]])], engine)).toBe('scores tensor float32 [2, 2] [1, 2, 3, 4]');
});

test('a long list shows its beginning and how much is left', () => {
  expect(consoleText([Array.from({ length: 23 }, (_, index) => index)], engine)).toMatch(/^\[0, 1, .*19, … 3 more\]$/);
});

test('a long line is cut at the limit', () => {
  expect(consoleText(['x'.repeat(consoleLineLimit + 5)], engine)).toBe(`${'x'.repeat(consoleLineLimit)}…`);
});

test('a value that contains itself comes to an end', () => {
  const ring: { self?: unknown } = {};
  ring.self = ring;
  expect(consoleText([ring], engine)).toBe('{ self: { self: { self: {…} } } }');
});

test('a value that refuses to be read does not break the console', () => {
  const spiteful = { get secret(): string { throw new Error('no'); } };
  expect(consoleText(['before', spiteful, 'after'], engine)).toBe('before (a value that cannot be shown) after');
});
