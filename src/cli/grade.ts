/**
 * Grades an answer as the site does, in a sandbox on this machine.
 *
 *   npm run grade -- mnist-mlp path/to/answer.ts
 *   npm run grade -- mnist-mlp path/to/answer.ts --json --lang fr --seed 3
 *
 * Exit status: 0 passed, 1 not passed, 2 when nothing could be graded (usage, file, set-up), 130 when interrupted.
 *
 * A whole class, from a folder with one folder for each learner or from the zip that Moodle makes:
 *
 *   npm run grade -- --all submissions/ --csv grades.csv
 *   npm run grade -- --all submissions.zip --csv grades.csv --exercise mnist-mlp --layout canvas --jobs 2 --feedback told/
 *
 * A grade is 100 for a pass, otherwise the share of the checks that passed, rounded down; 0 when nothing was handed in or
 * judged; blank when an answer could not be marked, through no fault of its author.
 *
 * Exit status: 0 everything marked, 1 something could not be, 2 and 130 as above. Run again, it goes on where it ended.
 */
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Language } from '../contract/text.ts';
import { readManifest } from '../grading/exercises.node.ts';
import { GraderTrouble, gradeInProcess } from '../grading/hosts/process/grade.node.ts';
import { classOptions, classRequest, type ClassRequest } from './class/class-request.ts';
import { gradeClass } from './class/grade-class.node.ts';
import { graderTroubleText } from './grader-trouble-text.ts';
import { checkExercise } from './known-exercise.node.ts';
import { isLanguage, say, systemLanguage, type Tell } from './messages/say.ts';
import { optionIn } from './option-in.ts';
import { readAnswer } from './read-answer.node.ts';
import { reportText } from './report-text.ts';
import { Trouble } from './trouble.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let language: Language = systemLanguage(process.env);
const tell: Tell = (key, values) => say(language, key, values);
const defaultSeed = 1;

const options = { json: { type: 'boolean' }, help: { type: 'boolean' }, lang: { type: 'string' }, seed: { type: 'string' }, ...classOptions } as const;

type Request =
  | { kind: 'help' }
  | ({ kind: 'class' } & ClassRequest)
  | { kind: 'answer'; exercise: string; file: string; json: boolean; seed: number };

function readArguments(): Request {
  const { values, positionals } = parseCommandLine();
  const { lang, seed: seedText, json = false, help = false, ...forClass } = values;
  if (lang !== undefined) {
    if (!isLanguage(lang)) throw new Trouble(tell('grade.lang', { lang }));
    language = lang;
  }
  if (help) return { kind: 'help' };
  const [exercise, file, ...more] = positionals;
  const isClass = forClass.all !== undefined;
  const isClear = isClass ? exercise === undefined && !json : file !== undefined && more.length === 0 && Object.keys(forClass).length === 0;
  if (!isClear) throw new Trouble(tell('grade.usage'));
  if (seedText !== undefined && (!/^\d{1,10}$/.test(seedText) || Number(seedText) > 0xffff_ffff)) throw new Trouble(tell('grade.seed', { seed: seedText }));
  const seed = seedText === undefined ? defaultSeed : Number(seedText);
  return isClass ? { kind: 'class', ...classRequest(forClass, { seed, language, tell }) } : { kind: 'answer', exercise: exercise ?? '', file: file ?? '', json, seed };
}

function parseCommandLine(): ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>> {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (cause) {
    throw new Trouble(`${tell('grade.option', { option: optionIn(cause) })}\n${tell('grade.usage')}`);
  }
}

/** npm changes to the project's folder; a path is meant from where the person stands. */
function pathOf(file: string): string {
  const from = process.env['npm_lifecycle_event'] === 'grade' ? process.env['INIT_CWD'] : undefined;
  return resolve(from ?? process.cwd(), file);
}

async function run(request: Request, signal: AbortSignal): Promise<number> {
  switch (request.kind) {
    case 'help':
      console.log(`${tell('grade.usage')}\n\n${tell('grade.all.usage')}`);
      return 0;
    case 'class':
      return gradeClass(request, { root, tell, resolvePath: pathOf, signal });
    case 'answer':
      return gradeOne(request, signal);
    default:
      return request satisfies never;
  }
}

async function gradeOne({ exercise, file, json, seed }: Request & { kind: 'answer' }, signal: AbortSignal): Promise<number> {
  await checkExercise(root, exercise, tell);
  const answer = await readAnswer(pathOf(file));
  if (!answer.ok) throw new Trouble(tell(`grade.${answer.problem}`, { file, ...('code' in answer ? { code: answer.code } : {}) }));

  let protection: 'bubblewrap' | 'deno' | undefined;
  const report = await gradeInProcess({
    exercise,
    answer: answer.text,
    root,
    seed,
    signal,
    onOpened: (chosen) => {
      protection = chosen;
    },
  });
  const { title } = await readManifest(root, exercise);
  console.log(json ? JSON.stringify(report, null, 2) : reportText({ title, report, protection, language }));
  return report.verdict === 'pass' ? 0 : 1;
}

const interrupted = new AbortController();
process.once('SIGINT', () => interrupted.abort());
process.once('SIGTERM', () => interrupted.abort());

try {
  process.exitCode = await run(readArguments(), interrupted.signal);
} catch (cause) {
  process.exitCode = interrupted.signal.aborted ? 130 : 2;
  if (interrupted.signal.aborted) console.error(tell('grade.stopped'));
  else if (cause instanceof Trouble) console.error(cause.message);
  else if (cause instanceof GraderTrouble) console.error(tell('grade.setup', { detail: graderTroubleText(cause, tell) }));
  else console.error(tell('grade.setup', { detail: cause instanceof Error ? cause.message : String(cause) }));
}
