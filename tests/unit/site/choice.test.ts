import { describe, expect, test } from 'vitest';
import { addressOfChoice, firstChoice, planOf, readChoice } from '../../../src/site/explorer/choice.ts';
import { costRow } from '../../../src/site/explorer/cost-row.ts';
import { referenceMachine } from '../../../src/cost/reference-machine.ts';

const from = (address: string): ReturnType<typeof readChoice> => readChoice(new URLSearchParams(address));

test('an address brings back the choice it was made from', () => {
  const choice = { model: 'bert', data: 'imdb', epochs: 3, runs: 12, precision: 'mixed' } as const;
  expect(from(addressOfChoice(choice))).toEqual(choice);
});

describe('an address that makes no sense', () => {
  test('gives the first choice when it says nothing we know', () => {
    expect(from('?model=perceptron&data=web&epochs=many&runs=')).toEqual({ ...firstChoice, runs: 1 });
  });

  test('gives a model the data it can read', () => {
    expect(from('?model=lstm&data=imagenet').data).toBe('imdb');
    expect(from('?model=resnet-50&data=wikipedia').data).toBe('imagenet');
  });

  test('keeps numbers whole and within their limits', () => {
    expect(from('?epochs=0&runs=-3')).toMatchObject({ epochs: 1, runs: 1 });
    expect(from('?epochs=1e9&runs=2.6')).toMatchObject({ epochs: 1000, runs: 3 });
  });
});

test('a bar begins left of its end and stays on its axis', () => {
  for (const choice of [firstChoice, from('?model=gpt-2&data=wikipedia&epochs=1000&runs=1000'), from('?model=mlp&data=mnist&epochs=1')]) {
    const [begin, end] = costRow(referenceMachine, planOf(choice), 'en').bar;
    expect(begin).toBeGreaterThanOrEqual(0);
    expect(begin).toBeLessThanOrEqual(end);
    expect(end).toBeLessThanOrEqual(100);
  }
});
