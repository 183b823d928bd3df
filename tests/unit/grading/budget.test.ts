import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Budget, type Meter } from '../../../src/grading/harness/budget.ts';
import { scaleFrom, stalledAfterSeconds, wallSeconds } from '../../../src/grading/limits.ts';

/** A meter whose hands the test moves. */
function handMeter(start: { cpu?: number } = {}): { now: number; cpu: number | undefined; computing: boolean; meter: Meter } {
  const hands = { now: 0, cpu: start.cpu, computing: false };
  return Object.assign(hands, { meter: { now: () => hands.now, cpuSeconds: () => hands.cpu, isComputing: () => hands.computing } });
}

describe('without a CPU clock', () => {
  test('only the time in which an answer is owed counts', () => {
    const hands = handMeter();
    const budget = new Budget(hands.meter);
    const pass = (seconds: number, computing: boolean): void => {
      hands.computing = computing;
      budget.look();
      hands.now += seconds;
      budget.look();
    };
    pass(0.5, false);
    pass(0.25, true);
    pass(0.5, false);
    pass(0.25, true);
    expect(budget.clock).toBe('busy');
    expect(budget.used()).toBeCloseTo(0.5);
  });

  test('a machine that slept is not held against the learner', () => {
    const hands = handMeter();
    const budget = new Budget(hands.meter);
    hands.computing = true;
    budget.look();
    hands.now += 3600;
    budget.look();
    expect(budget.used()).toBe(1);
  });
});

describe('with a CPU clock', () => {
  test('it counts from the start of the budget', () => {
    const hands = handMeter({ cpu: 2 });
    const budget = new Budget(hands.meter);
    hands.cpu = 3.5;
    hands.now = 10;
    expect(budget.clock).toBe('process');
    expect(budget.used()).toBe(1.5);
  });
});

describe('a watched budget', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  /** Lets time pass, with a share of it spent on the processor; says when the budget ran out. */
  function watch(allowed: number, share: number): number | undefined {
    const hands = handMeter({ cpu: 0 });
    const budget = new Budget(hands.meter);
    hands.computing = true;
    budget.look();
    let endedAt: number | undefined;
    budget.watch(allowed, () => {
      endedAt ??= hands.now;
    });
    while (hands.now < 200 && endedAt === undefined) {
      hands.now += 0.05;
      hands.cpu = (hands.cpu ?? 0) + 0.05 * share;
      vi.advanceTimersByTime(50);
    }
    budget.stop();
    return endedAt;
  }

  test('ends when the seconds are used up', () => {
    expect(watch(3, 1)).toBeCloseTo(3.05, 1);
  });

  test('waits for code that shares the processor with others', () => {
    expect(watch(3, 0.5)).toBeCloseTo(6.05, 1);
  });

  test('measures work of many seconds whole, without a CPU clock too', async () => {
    const hands = handMeter();
    hands.computing = true;
    const budget = new Budget(hands.meter);
    const seconds = budget.measure(() => {
      for (let tick = 0; tick < 100; tick++) {
        hands.now += 0.05;
        vi.advanceTimersByTime(50);
      }
      return Promise.resolve();
    });
    await expect(seconds).resolves.toBeCloseTo(5);
    expect(vi.getTimerCount()).toBe(0);
  });

  test('ends when an answer is owed and nothing is computed', () => {
    expect(watch(60, 0)).toBeCloseTo(stalledAfterSeconds, 0);
  });

  test('ends at the wall, however slowly the seconds are used', () => {
    expect(watch(1, 0.025)).toBeCloseTo(wallSeconds(1), 0);
  });
});

test('a machine twice as slow gets twice the time, within bounds', () => {
  expect(scaleFrom('busy', 1)).toBeCloseTo(2 * scaleFrom('busy', 0.5));
  expect(scaleFrom('busy', 1000)).toBe(8);
  expect(scaleFrom('process', 0)).toBe(0.5);
});
