import { measureMargin } from '../../src/cli/exercise/margin.node.ts';
import { exerciseIds, readManifest } from '../../src/grading/exercises.node.ts';
import { root } from '../fixtures/site.ts';
import { nodeVersion, versionOf } from './machine.ts';
import type { Reading, Topic } from './topic.ts';

/**
 * Marks every solution with all its seeds again. The seconds are promised to stay under 80 % of the budget; what a
 * solution reaches is promised by its threshold, or the marking would have failed.
 */
export const exercises: Topic = {
  about: 'how near the solution of every exercise comes to failing, over twenty seeds (--only <id>)',
  file: 'exercises.json',
  async measure(say, options) {
    const only = options[options.indexOf('--only') + 1];
    const partial = options.includes('--only');
    const ids = (await exerciseIds(root)).filter((id) => !partial || id === only);
    const readings: Reading[] = [];
    for (const id of ids) {
      const { cpuSeconds, margin: recorded } = await readManifest(root, id);
      const margin = await measureMargin(root, id, (line) => say(`${id}, ${line}`));
      readings.push({ id: `exercise.${id}.seconds`, value: margin.seconds, unit: 's', budget: { atMost: 0.8 * cpuSeconds } });
      for (const { name, came } of margin.thresholds) {
        const then = recorded?.thresholds.find((one) => one.name === name)?.came;
        say(`${id}, ${name}: ${came}, recorded ${then ?? 'never'}`);
      }
    }
    return { readings, versions: { Node: nodeVersion, 'TensorFlow.js': versionOf('@tensorflow/tfjs') }, partial };
  },
};
