import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourceOf } from '../fixtures/answers.ts';
import { root } from '../fixtures/site.ts';
import { nodeVersion, versionOf } from './machine.ts';
import { rounded } from './statistics.ts';
import type { Topic } from './topic.ts';
import { undisturbed } from './undisturbed.ts';

/** A class, each with the solution of an exercise that trains a network. */
const learners = 100;
const exercise = 'mnist-mlp';
/** As many at a time as the machine of the figures has cores. */
const jobs = 2;

/** What marking a class costs, with `npm run grade -- --all`. */
export const classMarking: Topic = {
  about: `seconds to mark ${learners} answers to ${exercise} on the command line, ${jobs} at a time`,
  file: 'class.json',
  // `--learners 20` for a trial.
  measure: async (say, [option, count]) => {
    const wanted = option === '--learners' ? Number(count) : learners;
    // The engine is built once for all classes, and the first grading of a project would pay for it.
    await markedIn(1);
    // Waits for a quiet machine only: of processes that were ended nobody knows any longer that they were ours.
    const seconds = await undisturbed(
      say,
      (over) => {
        over();
        return markedIn(wanted);
      },
      { attempts: 1, seconds: 60 },
    );
    say(`${wanted} answers in ${seconds.toFixed(1)} s, ${((60 * wanted) / seconds).toFixed(1)} a minute`);
    return {
      readings: [
        { id: 'sans-gpu.class.learners', value: wanted, unit: 'count' },
        { id: 'sans-gpu.class.seconds', value: rounded(seconds), unit: 's' },
        { id: 'sans-gpu.class.per-answer', value: rounded(seconds / wanted), unit: 's' },
      ],
      versions: { Node: nodeVersion, Deno: versionOf('deno'), 'TensorFlow.js': versionOf('@tensorflow/tfjs'), Vitest: versionOf('vitest') },
      ...(wanted === learners ? {} : { partial: true }),
    };
  },
};

/** Seconds by the clock for a class of that size, from the command to its end. */
async function markedIn(count: number): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-class-'));
  try {
    const solution = sourceOf(exercise, 'solution');
    for (let learner = 1; learner <= count; learner++) {
      const own = join(folder, 'class', `Learner ${learner}`);
      await mkdir(own, { recursive: true });
      await writeFile(join(own, `${exercise}.ts`), solution);
    }
    const start = performance.now();
    const status = await new Promise<number | null>((resolve) => {
      const args = [join(root, 'src/cli/grade.ts'), '--all', 'class', '--csv', 'grades.csv', '--jobs', String(jobs)];
      spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] }).once('close', resolve);
    });
    const seconds = (performance.now() - start) / 1000;
    const passed = (await readFile(join(folder, 'grades.csv'), 'utf8')).split('\r\n').filter((row) => row.includes(',100,100,')).length;
    if (status !== 0 || passed !== count) throw new Error(`${exercise}: ${passed} of ${count} solutions passed, exit status ${status}. There is nothing to time.`);
    return seconds;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
