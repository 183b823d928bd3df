import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import * as engine from '../../../src/runtime/host.ts';
import { CannotCross, CrossingCodec } from '../../../src/sandbox/learner/crossing.ts';
import { Handles } from '../../../src/sandbox/learner/handles.ts';
import { crossingDepth, crossingLimitBytes } from '../../../src/sandbox/limits.ts';
import { crossing } from '../../../src/sandbox/protocol.ts';

beforeAll(() => tf.setBackend('cpu'));

const codec = (): CrossingCodec => new CrossingCodec(engine, new Handles());

/** There and back, through what the protocol lets pass. */
function roundTrip(value: unknown): unknown {
  const both = codec();
  return both.decode(crossing.parse(both.encode(value)));
}

describe('data', () => {
  test.each([
    { value: true },
    { value: 0.5 },
    { value: NaN },
    { value: -Infinity },
    { value: 'text' },
    { value: [1, [2, 'three']] },
    { value: { shape: [1, 2], name: 'x', nested: { ok: true } } },
    { value: Float32Array.of(1, 2) },
    { value: Uint8Array.of(3) },
  ])('$value arrives as it left', ({ value }) => {
    expect(roundTrip(value)).toEqual(value);
  });

  test('null and undefined are both nothing', () => {
    expect(roundTrip([null, undefined])).toEqual([undefined, undefined]);
  });

  test('a tensor arrives with its shape, type and values', () => {
    const arrived = roundTrip(tf.tensor2d([[1, 2], [3, 4]], [2, 2], 'int32'));
    if (!(arrived instanceof tf.Tensor)) throw new Error('No tensor arrived.');
    expect([arrived.shape, arrived.dtype, [...arrived.dataSync()]]).toEqual([[2, 2], 'int32', [1, 2, 3, 4]]);
  });

  test('an array crosses as a copy: what is done to it later stays at home', () => {
    const values = Float32Array.of(1, 2);
    const crossed = codec().encode(values);
    values[0] = 9;
    expect(crossed).toEqual({ kind: 'array', values: Float32Array.of(1, 2) });
  });
});

describe('what stays behind', () => {
  class Model {
    weights = [1];
  }
  test.each<[string, unknown]>([
    ['a function', () => 1],
    ['an object with a function', { predict: () => 1 }],
    ['a list with a function deep inside', [1, { a: [() => 1] }]],
    ['an instance of a class', new Model()],
    ['a promise', Promise.resolve(1)],
  ])('%s crosses as a handle, and comes home the same', (_name, value) => {
    const both = codec();
    const crossed = both.encode(value);
    expect(crossed.kind).toBe('handle');
    expect(both.decode(crossed)).toBe(value);
  });
});

describe('what cannot cross', () => {
  test('more than the limit, in one piece or in many', () => {
    expect(() => codec().encode(new Float32Array(crossingLimitBytes / 4 + 1))).toThrow(CannotCross);
    const half = new Uint8Array(crossingLimitBytes / 2);
    expect(codec().encode([half, half.subarray(1000)]).kind).toBe('list');
    expect(() => codec().encode([half, half, 'a'])).toThrow(/more than 64 MB of data/);
  });

  test('a list of a million nothings: each costs something too', () => {
    expect(() => codec().encode(new Array(crossingLimitBytes / 64 + 1).fill(null))).toThrow(CannotCross);
  });

  test('a value nested too deep, or in itself', () => {
    const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
    expect(codec().encode(nested(crossingDepth)).kind).toBe('list');
    expect(() => codec().encode(nested(crossingDepth + 1))).toThrow(CannotCross);
    const ring: unknown[] = [];
    ring.push(ring);
    expect(() => codec().encode(ring)).toThrow(CannotCross);
  });

  test('a tensor of words', () => {
    expect(() => codec().encode(tf.tensor1d(['a', 'b']))).toThrow(/a tensor of type string/);
  });
});
