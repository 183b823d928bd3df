import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withoutFigures } from '../../contract/report.ts';
import { gradeInProcess } from '../../grading/hosts/process/grade.node.ts';
import { failingAnswers, reportBeside } from './answers.node.ts';

/**
 * Marks the starter and every wrong answer of an exercise, and writes the report of each beside it. The tests
 * compare every host with these reports, so whoever records them reads what is said.
 */
export async function record(root: string, exercise: string, say: (line: string) => void): Promise<void> {
  const folder = join(root, 'exercises', exercise);
  for (const file of failingAnswers(folder)) {
    const report = await gradeInProcess({ root, exercise, answer: await readFile(join(folder, file), 'utf8') });
    await writeFile(join(folder, reportBeside(file)), `${JSON.stringify(withoutFigures(report), null, 2)}\n`);
    say(`${file}: ${report.verdict}`);
    const failed = report.checks.filter(({ status }) => status === 'fail').map(({ title, feedback }) => `${title.en}: ${feedback?.message.en ?? ''}`);
    for (const line of [report.feedback?.message.en ?? [], failed].flat()) say(`  ${line}`);
  }
}
