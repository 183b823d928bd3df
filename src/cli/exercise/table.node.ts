import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { course, type ExerciseManifest } from '../../contract/exercise.ts';
import { readManifest } from '../../grading/exercises.node.ts';
import { failingAnswers } from './answers.node.ts';

const head = ['exercise', 'chapter', 'budget', 'solution takes', 'wanted', 'solution reaches', 'recorded answers'];

/**
 * The table of all exercises, in the order of the course, as it stands in README.md. The budget and what the solution
 * takes of it are CPU seconds of the reference machine; what it reaches is the worst of its seeds.
 */
export async function exerciseTable(root: string): Promise<string> {
  const { units } = course.parse(JSON.parse(await readFile(join(root, 'exercises/course.json'), 'utf8')));
  const ids = units.flatMap(({ exercises }) => exercises);
  const rows = await Promise.all(ids.map(async (id) => rowOf(await readManifest(root, id), recordedAnswers(root, id))));
  const answers = rows.reduce((sum, row) => sum + Number(row.at(-1)), 0);
  const lines = [head, head.map(() => '---'), ...rows, [`${ids.length} exercises`, '', '', '', '', '', String(answers)]];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function rowOf({ id, chapter, cpuSeconds, margin }: ExerciseManifest, answers: number): string[] {
  const thresholds = margin?.thresholds ?? [];
  return [
    `[${id}](exercises/${id})`,
    `/${chapter}/`,
    `${cpuSeconds} s`,
    margin === undefined ? '—' : `${margin.seconds} s`,
    thresholds.map(({ name, wanted }) => `${name} ${wanted}`).join(', ') || 'exact',
    thresholds.map(({ came }) => String(came)).join(', ') || 'exact',
    String(answers),
  ];
}

/** The solution, the starter and every wrong answer: each has a verdict that the tests hold it to. */
function recordedAnswers(root: string, id: string): number {
  return 1 + failingAnswers(join(root, 'exercises', id)).length;
}

/** Writes the table into README.md. */
export async function writeTable(root: string): Promise<void> {
  const path = join(root, 'README.md');
  await writeFile(path, withTable(await readFile(path, 'utf8'), await exerciseTable(root)));
}

/** Where README.md keeps the table. */
const [begin, end] = ['<!-- exercises: npm run exercise -- table -->', '<!-- /exercises -->'];

/** README.md with the table in its place. @throws Error when the place is not marked */
export function withTable(readme: string, table: string): string {
  const [from, to] = [readme.indexOf(begin), readme.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md: expected the lines ${begin} and ${end}, in this order.`);
  return `${readme.slice(0, from + begin.length)}\n${table}\n${readme.slice(to)}`;
}
