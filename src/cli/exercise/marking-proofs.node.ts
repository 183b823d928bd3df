import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gradeReport, withoutFigures, type GradeReport } from '../../contract/report.ts';
import { readManifest } from '../../grading/exercises.node.ts';
import { gradeInProcess } from '../../grading/hosts/process/grade.node.ts';
import { failingAnswers, reportBeside } from './answers.node.ts';
import { differences } from './differences.ts';
import { proof, prove, type Proof } from './proof.ts';

/** Of its budget: a slower day must not fail a right answer. */
const shareOfTime = 0.8;
const fewestWrong = 8;

/** What shows only when answers are marked. Needs a manifest that can be read. */
export async function* markingProofs(root: string, exercise: string, seeds: number): AsyncGenerator<Proof> {
  const folder = join(root, 'exercises', exercise);
  const mark = async (file: string, seed = 1): Promise<GradeReport> => gradeInProcess({ root, exercise, seed, answer: await readFile(join(folder, file), 'utf8') });

  yield prove(`solution.ts passes with ${seeds} seed${seeds === 1 ? '' : 's'}, with time to spare`, async () => {
    const reasons: string[] = [];
    for (let seed = 1; seed <= seeds; seed++) reasons.push(...solutionReasons(await mark('solution.ts', seed)).map((reason) => `seed ${seed}: ${reason}`));
    return reasons;
  });

  const [starter = 'starter.ts', ...wrong] = failingAnswers(folder);
  yield proof(`there are at least ${fewestWrong} wrong answers`, wrong.length < fewestWrong ? [`exercises/${exercise}/wrong has ${wrong.length}`] : []);
  const firstFailed = new Set<string>();
  for (const file of [starter, ...wrong]) {
    yield prove(`${file} fails, as recorded`, async () => {
      const report = withoutFigures(await mark(file));
      const first = report.checks.find(({ status }) => status === 'fail');
      if (file !== starter && first !== undefined) firstFailed.add(first.title.en);
      return [...(report.verdict === 'pass' ? ['it passes'] : []), ...(await recordReasons(folder, file, report))];
    });
  }

  const { checks, margin } = await readManifest(root, exercise);
  const spare = checks.map(({ title }) => title.en).filter((title) => !firstFailed.has(title));
  yield proof('each check is the first to fail for some wrong answer', spare.map((title) => `for none: ${title}`), 'doubtful');
  yield proof('exercise.json says how near the solution comes to failing', margin === undefined ? [`run: npm run exercise -- margin ${exercise}`] : [], 'doubtful');
}

function solutionReasons({ verdict, feedback, checks, figures }: GradeReport): string[] {
  if (verdict !== 'pass') {
    const failed = checks.filter(({ status }) => status === 'fail').map(({ title, feedback: said }) => `${title.en}: ${said?.message.en ?? ''}`);
    return [`${verdict}. ${[feedback?.message.en ?? [], failed].flat().join(' ')}`];
  }
  const { secondsUsed = 0, secondsAllowed = 0 } = figures ?? {};
  return secondsUsed < shareOfTime * secondsAllowed ? [] : [`it took ${secondsUsed} s of ${secondsAllowed} s; at most ${100 * shareOfTime}% may be used`];
}

async function recordReasons(folder: string, file: string, report: GradeReport): Promise<string[]> {
  const text = await readFile(join(folder, reportBeside(file)), 'utf8').catch(() => undefined);
  if (text === undefined) return [`${reportBeside(file)} does not exist; run: npm run exercise -- record ${report.exercise}`];
  return differences(gradeReport.parse(JSON.parse(text)), report);
}
