import type { Page } from 'playwright-core';
import * as z from 'zod';
import { gradeReport } from '../../src/contract/report.ts';
import { sourceOf } from '../fixtures/answers.ts';
import { asNewVisitor, scriptFor, withSite } from './bench-page.ts';
import { nodeVersion, versionOf } from './machine.ts';
import { medianReading } from './statistics.ts';
import type { Topic } from './topic.ts';
import { undisturbed } from './undisturbed.ts';

const runs = 5;
const exercise = 'first-tensors';
/** A verdict must come this soon after the learner's own computing is done. */
const budget = { atMost: 2 };

const timedCheck = z.object({
  report: gradeReport,
  seconds: z.number(),
  steps: z.array(z.object({ name: z.string(), at: z.number() })),
});
type TimedCheck = z.infer<typeof timedCheck>;

/** What a Check costs beyond the learner's own computing: downloads from this machine, start, calibration, grader. */
export const check: Topic = {
  about: 'seconds that Check takes beyond what the answer computes, in Chromium, the first time and again',
  file: 'check.json',
  measure: (say) =>
    withSite(async ({ url, browser }) => {
      const script = await scriptFor('check.browser.ts', 'bench');
      const source = sourceOf(exercise, 'solution');
      const marked = async (page: Page): Promise<TimedCheck> => {
        const timed = timedCheck.parse(await page.evaluate(`bench.timedCheck(${JSON.stringify(exercise)}, ${JSON.stringify(source)})`));
        if (timed.report.verdict !== 'pass') throw new Error(`${exercise}: the solution got "${timed.report.verdict}", so there is nothing to time.`);
        return timed;
      };
      const twice = (): Promise<TimedCheck[]> =>
        asNewVisitor(browser, async (page) => {
          await page.goto(`${url}/about/measurements/`, { waitUntil: 'networkidle' });
          await page.addScriptTag({ content: script });
          return [await marked(page), await marked(page)];
        });
      const pairs: TimedCheck[][] = [];
      for (let run = 0; run < runs; run++) pairs.push(await undisturbed(say, twice));
      const beyondTraining = (which: 0 | 1, name: string): number[] =>
        pairs.flatMap((pair) => pair[which] ?? []).map((timed) => {
          const computed = timed.report.figures?.secondsUsed ?? 0;
          say(`${name}: ${timed.seconds.toFixed(2)} s, of which the answer ${computed.toFixed(2)} s (${timed.steps.map((step) => `${step.name} at ${step.at.toFixed(2)}`).join(', ')})`);
          return timed.seconds - computed;
        });
      const [first, again] = [beyondTraining(0, 'first'), beyondTraining(1, 'again')];
      return {
        readings: [medianReading('sans-gpu.check.first', 's', first, budget), medianReading('sans-gpu.check.again', 's', again, budget)],
        versions: { Chromium: browser.version(), Node: nodeVersion, 'TensorFlow.js': versionOf('@tensorflow/tfjs'), Vitest: versionOf('vitest') },
      };
    }),
};
