import { describe, expect, test } from 'vitest';
import { Answer } from '../../../src/grading/harness/answer.ts';
import { feedbackIn } from '../../../src/grading/harness/feedback.ts';
import { accuracy } from '../../../src/grading/index.ts';
import type { Crossing } from '../../../src/sandbox/protocol.ts';

/** What a check has to say about an answer, in English: its code and its sentence. */
function complaint(check: () => unknown): { code: string; says: string } {
  try {
    check();
  } catch (cause) {
    const said = feedbackIn(cause instanceof Error ? cause.message : '');
    if (said === undefined) throw cause;
    return { code: said.code, says: said.message.en };
  }
  throw new Error('The check had nothing against it.');
}

const tensor = (shape: number[], values: readonly number[]): Crossing => ({ kind: 'tensor', shape, dtype: 'float32', values: Float32Array.from(values) });
const list = (...values: number[]): Crossing => ({ kind: 'list', items: values.map((value) => ({ kind: 'number', value })) });

describe('a tensor', () => {
  test('of the right shape is handed over, any length where any will do', () => {
    expect([...new Answer('scores', tensor([2, 3], [1, 2, 3, 4, 5, 6])).tensor([null, 3]).values]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test.each([
    ['another length', [3, 2]],
    ['an axis too few', [6]],
    ['an axis too many', [2, 3, 1]],
  ])('of %s is refused with both shapes', (_name, shape) => {
    expect(complaint(() => new Answer('scores', tensor(shape, [1, 2, 3, 4, 5, 6])).tensor([2, 3]))).toEqual({
      code: 'shape',
      says: `scores must return a tensor of shape [2, 3]; its shape is [${shape.join(', ')}].`,
    });
  });

  test('with fewer values than its shape promises is refused', () => {
    expect(complaint(() => new Answer('scores', tensor([2, 3], [1, 2])).tensor([2, 3])).says).toContain('[2, 3], 2 values');
  });

  test.each([NaN, Infinity, -Infinity])('that holds %d is refused', (value) => {
    expect(complaint(() => new Answer('scores', tensor([2], [1, value])).tensor([2])).code).toBe('notFinite');
  });

  test.each<[string, Crossing]>([
    ['nothing', { kind: 'nothing' }],
    ['a number', { kind: 'number', value: 1 }],
    ['a list', list(1)],
    ['an object without functions', { kind: 'record', entries: [] }],
    ['a function or an object with functions', { kind: 'handle', id: 0 }],
  ])('is wanted: %s is named and refused', (kind, crossing) => {
    expect(complaint(() => new Answer('scores', crossing).tensor([1]))).toEqual({ code: 'type', says: `scores must return a tensor; it returned ${kind}.` });
  });
});

describe('a number', () => {
  test('is a number, and finite', () => {
    expect(new Answer('mean', { kind: 'number', value: 0.5 }).number()).toBe(0.5);
    expect(complaint(() => new Answer('mean', { kind: 'number', value: NaN }).number()).code).toBe('notFinite');
    expect(complaint(() => new Answer('mean', { kind: 'text', value: '0.5' }).number()).says).toContain('it returned a text');
  });
});

describe('classes', () => {
  test('come from labels, or from the highest of the scores', () => {
    expect(new Answer('predict', tensor([3], [2, 0, 1])).classes(3)).toEqual([2, 0, 1]);
    expect(new Answer('predict', list(2, 0)).classes(2)).toEqual([2, 0]);
    expect(new Answer('predict', tensor([2, 3], [0.1, 0.7, 0.2, -1, -3, -2])).classes(2)).toEqual([1, 0]);
  });

  test.each<[string, Crossing]>([
    ['too few labels', tensor([2], [1, 2])],
    ['scores for too many images', tensor([4, 2], [0, 1, 0, 1, 0, 1, 0, 1])],
    ['scores with classes first', tensor([2, 3], [0, 1, 0, 1, 0, 1])],
    ['too short a list', list(1, 2)],
    ['an array of the wrong length', { kind: 'array', values: new Int32Array(4) }],
  ])('for three images: %s are refused by shape', (_name, crossing) => {
    expect(complaint(() => new Answer('predict', crossing).classes(3)).code).toBe('shape');
  });

  test.each<[string, Crossing]>([
    ['NaN among the scores', tensor([2, 2], [0, 1, NaN, 1])],
    ['a text among the labels', { kind: 'list', items: [{ kind: 'number', value: 1 }, { kind: 'text', value: '7' }] }],
  ])('are numbers: %s is refused', (_name, crossing) => {
    expect(complaint(() => new Answer('predict', crossing).classes(2)).code).toBe('notFinite');
  });

  test('accuracy is the share of them that is right', () => {
    expect(accuracy(new Answer('predict', list(1, 2, 3, 4)), Int32Array.of(1, 2, 0, 0))).toBe(0.5);
  });
});

test('data has no methods: calling one says what is wanted', async () => {
  const refused = await new Answer('train', list(1)).call('predict').catch((cause: unknown) => cause);
  expect(feedbackIn(refused instanceof Error ? refused.message : '')?.message.en).toBe('train must return an object with a function called predict; it returned a list.');
});

test('a learner cannot pass a sentence of its own off as one of ours', () => {
  complaint(() => new Answer('mean', list()).number());
  expect(feedbackIn('Error: predict stopped: ⟦0⟧')).toBeUndefined();
});
