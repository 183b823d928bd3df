import { afterAll, describe, expect, test } from 'vitest';
import { everyAnswer, exercises, sourceOf } from '../fixtures/answers.ts';
import { canPin, onCrowdedCore } from '../fixtures/crowded-core.node.ts';
import { browserHost, processHost, type Host } from '../fixtures/hosts.ts';

/** Trains long enough to tell a slow machine from a slow answer. */
const trained = 'mnist-mlp';

/** The solution with ten times its epochs: some three times what the budget allows. */
function tooSlow(): string {
  const slow = sourceOf(trained, 'solution').replace('epochs: 2,', 'epochs: 20,');
  expect(slow).not.toBe(sourceOf(trained, 'solution'));
  return slow;
}

describe.skipIf(!canPin()).each([
  ['process', () => Promise.resolve(processHost())],
  ['browser', browserHost],
] as const)('marked in the %s, on a core shared with three other programs', (_name, start) => {
  const open: Host[] = [];
  afterAll(() => Promise.all(open.map((host) => host.close())));

  // A host that is started while everything is pinned stays where it was put.
  const gradeThere = (exercise: string, answer: string): ReturnType<Host['grade']> =>
    onCrowdedCore(async () => {
      const host = await start();
      open.push(host);
      return host.grade(exercise, answer);
    });

  test.each(everyAnswer ? exercises : [trained])('the solution of %s passes', async (exercise) => {
    expect(await gradeThere(exercise, sourceOf(exercise, 'solution'))).toMatchObject({ verdict: 'pass' });
  });

  test('an answer three times too slow does not', async () => {
    expect(await gradeThere(trained, tooSlow())).toMatchObject({ verdict: 'timeout' });
  });
});
