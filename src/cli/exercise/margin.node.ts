import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExerciseManifest, Margin } from '../../contract/exercise.ts';
import type { GradeReport } from '../../contract/report.ts';
import { gradeInProcess } from '../../grading/hosts/process/grade.node.ts';

type Margins = NonNullable<ExerciseManifest['margin']>;

/** As few as show how much luck there is in a training. */
export const seedsMarked = 20;

/**
 * Marks the solution of an exercise with many seeds and finds how near it came to failing.
 * @param mark with a seed, on any host; only where it tells margins are there thresholds
 * @throws Error naming the seed, when the solution fails with one
 */
export async function measureMargin(exercise: string, mark: (seed: number) => Promise<GradeReport>, say: (line: string) => void): Promise<Margins> {
  const nearest = new Map<string, Margin>();
  let seconds = 0;
  for (let seed = 1; seed <= seedsMarked; seed++) {
    const { verdict, feedback, checks, figures } = await mark(seed);
    if (verdict !== 'pass' || figures === undefined) {
      const said = feedback ?? checks.find(({ status }) => status === 'fail')?.feedback;
      throw new Error(`${exercise}: the solution does not pass with seed ${seed}: ${verdict}. ${said?.message.en ?? ''}`);
    }
    const used = figures.secondsUsed / figures.scale;
    seconds = Math.max(seconds, used);
    const { margins = [] } = figures;
    for (const margin of margins) {
      const known = nearest.get(margin.name);
      if (known === undefined || distance(margin) < distance(known)) nearest.set(margin.name, margin);
    }
    say([`seed ${seed}: ${used.toFixed(2)} s`, ...margins.map(({ name, wanted, came }) => `${name} ${short(came)} (wanted ${wanted})`)].join(', '));
  }
  return {
    seeds: seedsMarked,
    seconds: Number(seconds.toFixed(2)),
    thresholds: [...nearest.values()].map(({ name, wanted, came }) => ({ name, wanted, came: short(came) })),
  };
}

/** The margin where answers are marked in a process, thresholds and all. */
export async function marginInProcess(root: string, exercise: string, say: (line: string) => void): Promise<Margins> {
  const answer = await readFile(join(root, 'exercises', exercise, 'solution.ts'), 'utf8');
  return measureMargin(exercise, (seed) => gradeInProcess({ root, exercise, answer, seed, tellMargins: true }), say);
}

/** Measures the margin and writes it at the end of exercise.json, whose layout stays as its author made it. */
export async function recordMargin(root: string, exercise: string, say: (line: string) => void): Promise<void> {
  const margin = await marginInProcess(root, exercise, say);
  const path = join(root, 'exercises', exercise, 'exercise.json');
  const text = await readFile(path, 'utf8');
  const before = text.replace(/(,\s*"margin":[\s\S]*|\s*\}\s*)$/, '');
  const thresholds = margin.thresholds.map((one) => `\n      ${JSON.stringify(one)}`).join(',');
  await writeFile(path, `${before},\n  "margin": {\n    "seeds": ${margin.seeds},\n    "seconds": ${margin.seconds},\n    "thresholds": [${thresholds}${thresholds === '' ? '' : '\n    '}]\n  }\n}\n`);
}

function distance({ wanted, came }: Margin): number {
  return Math.abs(came - wanted);
}

function short(value: number): number {
  return Number(value.toPrecision(4));
}
