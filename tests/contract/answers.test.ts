import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withoutFigures } from '../../src/contract/report.ts';
import { everyAnswer, exercises, failingAnswers, sourceOf } from '../fixtures/answers.ts';
import { browserHost, processHost, type Host } from '../fixtures/hosts.ts';

/** Enough to see that a pass is no luck; `npm run bench -- exercises` runs them all. */
const seeds = { process: [1, 2], browser: [1] };

/**
 * In the browser one recorded answer in so many is marked, the starter always: both hosts run the same grader and harness, and all
 * answers would take longer than anyone waits. `EVERY_ANSWER=1 npm test` marks them all.
 */
const oneIn = everyAnswer ? 1 : 5;

/** The report as it is written beside an answer. */
const asBytes = (report: unknown): string => JSON.stringify(report, null, 2);

function answersIn(open: () => Promise<Host>, { seeds, oneIn }: { seeds: readonly number[]; oneIn: number }): void {
  let host: Host;
  beforeAll(async () => {
    host = await open();
  });
  afterAll(() => host.close());

  describe.each(exercises)('%s', (exercise) => {
    test.each(seeds)('the solution passes with seed %i, with time to spare', async (seed) => {
      const report = await host.grade(exercise, sourceOf(exercise, 'solution'), seed);
      expect(asBytes(withoutFigures(report))).toContain('"verdict": "pass"');
      expect(report.figures?.secondsUsed).toBeLessThan((report.figures?.secondsAllowed ?? 0) * 0.8);
    });

    test.each(failingAnswers(exercise).filter((_answer, index) => index % oneIn === 0))('$name gets its recorded report, byte for byte', async ({ source, expected }) => {
      const report = await host.grade(exercise, source);
      expect(asBytes(withoutFigures(report))).toBe(asBytes(expected));
      expect(report.verdict).not.toBe('pass');
    });
  });
}

// A process is judged by its own processor time, so two at once are marked as one alone would be; a worker by the clock.
describe('marked in the process', { concurrent: true }, () => answersIn(() => Promise.resolve(processHost()), { seeds: seeds.process, oneIn: 1 }));
describe('marked in the browser', () => answersIn(browserHost, { seeds: seeds.browser, oneIn }));
