import { join } from 'node:path';
import * as z from 'zod';
import { Budget } from '../../src/grading/harness/budget.ts';
import { prepareEngine } from '../../src/grading/hosts/process/prepare-engine.node.ts';
import { referenceSeconds } from '../../src/grading/limits.ts';
import { readEngine } from '../../src/sandbox/assets.node.ts';
import { LearnerSession, type EngineAssets } from '../../src/sandbox/learner-session.ts';
import { openDenoPort } from '../../src/sandbox/process/deno-port.node.ts';
import { processLimits } from '../../src/sandbox/process/limits.ts';
import { root } from '../fixtures/site.ts';
import { asNewVisitor, scriptFor, withSite } from './bench-page.ts';
import { nodeVersion, versionOf } from './machine.ts';
import { listed, median, medianReading } from './statistics.ts';
import type { Topic } from './topic.ts';
import { undisturbed } from './undisturbed.ts';

const runs = 9;

/** The seconds that scale every budget, on each clock, as a grading takes them: a fresh learner's side each time. */
export const calibration: Topic = {
  about: 'seconds of the calibration workload, to compare with referenceSeconds in src/grading/limits.ts',
  file: 'calibration.json',
  measure: (say) =>
    withSite(async ({ url, browser }) => {
      const engineFolder = await prepareEngine(root);
      const engine = await readEngine(engineFolder);
      const script = await scriptFor('calibration.browser.ts', 'calibration');
      const inBrowser = (): Promise<number> =>
        asNewVisitor(browser, async (page) => {
          await page.goto(`${url}/about/measurements/`);
          await page.addScriptTag({ content: script });
          return z.number().parse(await page.evaluate('calibration.calibrationSeconds(new URL("/", location.href).href)'));
        });
      const seconds = { process: Array<number>(), busy: Array<number>() };
      for (let run = 0; run < runs; run++) {
        seconds.process.push(await undisturbed(say, (over) => inProcess(engineFolder, engine, over)));
        seconds.busy.push(await undisturbed(say, inBrowser));
      }
      for (const clock of ['process', 'busy'] as const) {
        say(`${clock}: ${listed(seconds[clock], 's')}`);
        say(`${clock}: referenceSeconds is ${referenceSeconds[clock]}; this machine, were it the reference, suggests ${median(seconds[clock]).toFixed(2)}`);
      }
      return {
        readings: [medianReading('sans-gpu.calibration.process', 's', seconds.process), medianReading('sans-gpu.calibration.busy', 's', seconds.busy)],
        versions: { Chromium: browser.version(), Deno: versionOf('deno'), Node: nodeVersion, 'TensorFlow.js': versionOf('@tensorflow/tfjs') },
      };
    }),
};

async function inProcess(folder: string, engine: EngineAssets, over: () => void): Promise<number> {
  const port = openDenoPort({ script: join(folder, 'learner.deno.js'), limits: { ...processLimits, cpuSeconds: 120 } });
  const session = new LearnerSession(port, { shard: () => Promise.reject(new Error('The calibration needs no data.')) });
  try {
    await session.boot(engine, 1, 'en');
    const budget = new Budget({ now: () => performance.now() / 1000, cpuSeconds: () => port.cpuSeconds(), isComputing: () => session.isComputing() });
    const seconds = await budget.measure(() => session.calibrate());
    over();
    return seconds;
  } finally {
    session.close();
  }
}
