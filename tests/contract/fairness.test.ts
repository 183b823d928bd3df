import { afterAll, describe, expect, test } from 'vitest';
import { sourceOf } from '../fixtures/answers.ts';
import { canPin, onCrowdedCore } from '../fixtures/crowded-core.node.ts';
import { browserHost, processHost, type Host } from '../fixtures/hosts.ts';

/** Trains long enough to tell a slow machine from a slow answer. */
const exercise = 'mnist-mlp';

/** The solution with ten times its epochs: some three times what the budget allows. */
function tooSlow(): string {
  const slow = sourceOf(exercise, 'solution').replace('epochs: 2,', 'epochs: 20,');
  expect(slow).not.toBe(sourceOf(exercise, 'solution'));
  return slow;
}

describe.skipIf(!canPin())('on a core shared with three other programs', () => {
  const open: Host[] = [];
  afterAll(() => Promise.all(open.map((host) => host.close())));

  test.each([
    ['process', () => Promise.resolve(processHost())],
    ['browser', browserHost],
  ] as const)('marked in the %s, the solution passes and an answer three times too slow does not', async (_name, start) => {
    const [right, slow] = await onCrowdedCore(async () => {
      const host = await start();
      open.push(host);
      return [await host.grade(exercise, sourceOf(exercise, 'solution')), await host.grade(exercise, tooSlow())];
    });
    expect(right).toMatchObject({ verdict: 'pass' });
    expect(slow).toMatchObject({ verdict: 'timeout' });
  });
});
