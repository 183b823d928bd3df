import { marginInProcess, measureMargin, seedsMarked } from '../../src/cli/exercise/margin.node.ts';
import { exerciseIds, readManifest } from '../../src/grading/exercises.node.ts';
import { sourceOf } from '../fixtures/answers.ts';
import { browserHost, type Host } from '../fixtures/hosts.ts';
import { root } from '../fixtures/site.ts';
import { nodeVersion, versionOf } from './machine.ts';
import type { Reading, Topic } from './topic.ts';

/** Of its budget: as much as the tests allow a solution. */
const shareOfTime = 0.8;

/**
 * Marks every solution with all its seeds, in a process and in Chromium. What a solution reaches is promised by its
 * threshold, or the marking would have failed; the seconds, by a share of the budget.
 */
export const exercises: Topic = {
  about: `how near the solution of every exercise comes to failing, over ${seedsMarked} seeds on both hosts (--only <id>)`,
  file: 'exercises.json',
  partsStandAlone: true,
  async measure(say, options) {
    const only = options[options.indexOf('--only') + 1];
    const partial = options.includes('--only');
    const ids = (await exerciseIds(root)).filter((id) => !partial || id === only);
    const browser = await browserHost();
    try {
      const readings: Reading[] = [];
      for (const id of ids) readings.push(...(await readingsOf(id, browser, say)));
      return { readings, versions: { Chromium: browser.version, Node: nodeVersion, Deno: versionOf('deno'), 'TensorFlow.js': versionOf('@tensorflow/tfjs'), Vitest: versionOf('vitest') }, partial };
    } finally {
      await browser.close();
    }
  },
};

/** The slowest of the seeds on each host. */
async function readingsOf(id: string, browser: Host, say: (line: string) => void): Promise<Reading[]> {
  const { cpuSeconds, margin: recorded } = await readManifest(root, id);
  const answer = sourceOf(id, 'solution');
  const budget = { atMost: shareOfTime * cpuSeconds };

  const process = await marginInProcess(root, id, (line) => say(`${id}, process, ${line}`));
  for (const { name, came } of process.thresholds) {
    const then = recorded?.thresholds.find((one) => one.name === name)?.came;
    say(`${id}, ${name}: ${came}, recorded ${then ?? 'never'}`);
  }
  const chromium = await measureMargin(id, (seed) => browser.grade(id, answer, seed), (line) => say(`${id}, Chromium, ${line}`));
  return [
    { id: `solution.${id}.process`, value: process.seconds, unit: 's', budget },
    { id: `solution.${id}.chromium`, value: chromium.seconds, unit: 's', budget },
  ];
}
