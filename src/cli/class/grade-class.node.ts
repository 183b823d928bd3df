import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import type { Text } from '../../contract/text.ts';
import { exerciseIds, readManifest } from '../../grading/exercises.node.ts';
import { prepareEngine } from '../../grading/hosts/process/prepare-engine.node.ts';
import { checkExercise } from '../known-exercise.node.ts';
import type { Tell } from '../messages/say.ts';
import { createProgressLine } from '../progress-line.ts';
import { Trouble } from '../trouble.ts';
import type { ClassRequest } from './class-request.ts';
import { feedbackNames } from './feedback-name.ts';
import { feedbackText } from './feedback-text.ts';
import { gradebook, type MarkedClass } from './gradebook.ts';
import { graderHash, openJournal } from './journal.node.ts';
import { markClass } from './mark-class.node.ts';
import { createMarker } from './marker.node.ts';
import type { Outcome } from './outcome.ts';
import { sortOut, type SortedOut } from './sort-out.ts';
import { readSubmissions } from './submissions.node.ts';
import { ignoredLines, summary, type Done } from './summary.ts';
import { timeLeft } from './time-left.ts';
import { orUnwritable, writeFeedback, writeWhole } from './written-files.node.ts';

interface Surroundings {
  root: string;
  tell: Tell;
  /** Where a path is meant from. */
  resolvePath(path: string): string;
  signal: AbortSignal;
}

/**
 * Marks what a whole class handed in, and writes the gradebook and one feedback file for each learner. Verdicts go to a
 * journal beside the gradebook as they come; the gradebook and the feedback are written once all are known.
 * @returns the exit status: 0 when everything was marked, 1 when something could not be, 130 when interrupted
 * @throws Trouble when nothing can be marked or written
 */
export async function gradeClass(request: ClassRequest, around: Surroundings): Promise<number> {
  const { root, tell, resolvePath, signal } = around;
  const { language, only, layout, seed } = request;
  if (only !== undefined) await checkExercise(root, only, tell);
  const sorted = await readClass(request, around);
  const exercises = only === undefined ? [...new Set([...sorted.answers, ...sorted.unclear].map(({ exercise }) => exercise))].sort() : [only];
  const titles = new Map<string, Text>();
  const graders = new Map<string, string>();
  for (const exercise of exercises) {
    titles.set(exercise, (await readManifest(root, exercise)).title);
    graders.set(exercise, await graderHash(root, exercise));
  }

  // Before the long part: nobody should wait an hour to learn that the grades cannot be written.
  const [csv, folder, journalFile] = [resolvePath(request.csv), resolvePath(request.feedback), `${resolvePath(request.csv)}.journal`];
  await orUnwritable(request.feedback, tell, () => mkdir(folder, { recursive: true }));
  const journal = await orUnwritable(`${request.csv}.journal`, tell, () => openJournal(journalFile));
  const line = createProgressLine(process.stdout);
  const done: Done[] = [];
  try {
    // Gradings that begin together would each build it.
    await prepareEngine(root);
    const marker = createMarker({ root, seed, graders, journal, journalName: `${request.csv}.journal`, tell });
    const { answers } = sorted;
    const start = performance.now();
    const show = (): void => {
      const fresh = done.length - marker.kept();
      const time = process.stdout.isTTY && fresh > 0 ? timeLeft({ done: fresh, left: answers.length - done.length, seconds: (performance.now() - start) / 1000 }, tell) : undefined;
      line.show({ step: time === undefined ? tell('grade.all.marking') : tell('grade.all.marking-left', { done: done.length, total: answers.length, time }), done: done.length, total: answers.length });
    };
    show();
    const cores = availableParallelism();
    const outcomes = await markClass(answers, {
      parallel: Math.min(request.jobs ?? cores, cores),
      signal,
      mark: marker.mark,
      onDone: ({ learner, exercise }, outcome) => {
        done.push({ name: learner.name, exercise, outcome });
        show();
      },
    });
    line.end();

    const marked = markedClass(sorted, exercises, outcomes, tell);
    const names = feedbackNames(sorted.learners);
    const texts = new Map(sorted.learners.map((learner) => [names.get(learner.key) ?? '', feedbackText(learner, marked, titles, language)]));
    await orUnwritable(request.feedback, tell, () => writeFeedback(folder, texts));
    await orUnwritable(request.csv, tell, () => writeWhole(csv, gradebook(marked, layout, language)));

    const all: Done[] = [...sorted.answers, ...sorted.unclear].map(({ learner, exercise }) => ({ name: learner.name, exercise, outcome: marked.outcomeOf(learner, exercise) }));
    const where = tell('grade.all.written', { csv: request.csv, folder: request.feedback, journal: `${request.csv}.journal` });
    for (const text of [...summary({ learners: sorted.learners.length, done: all, kept: marker.kept() }, tell), ...ignoredLines(sorted.ignored, tell), where]) console.log(text);
    return all.some(({ outcome }) => outcome.status === 'not-marked') ? 1 : 0;
  } catch (cause) {
    line.end();
    if (!signal.aborted) throw cause instanceof Trouble ? cause : new Trouble(tell('grade.all.setup', { detail: cause instanceof Error ? cause.message : String(cause) }), { cause });
    const values = { done: done.length, total: sorted.answers.length, journal: `${request.csv}.journal`, csv: request.csv };
    console.error(tell(existsSync(csv) ? 'grade.all.stopped-old' : 'grade.all.stopped', values));
    return 130;
  } finally {
    journal.close();
  }
}

async function readClass({ submissions, only }: ClassRequest, { root, tell, resolvePath }: Surroundings): Promise<SortedOut> {
  const exercises = await exerciseIds(root);
  const read = await readSubmissions(resolvePath(submissions), exercises);
  if (!read.ok) throw new Trouble(tell(`grade.all.${read.problem}`, { file: submissions, ...('code' in read ? { code: read.code } : {}) }));
  const sorted = sortOut(read.entries, { exercises, ...(only === undefined ? {} : { only }) });
  if (sorted.answers.length + sorted.unclear.length > 0) return sorted;
  const why = only === undefined ? tell('grade.all.none', { file: submissions, known: exercises.join(', ') }) : tell('grade.all.none-of', { file: submissions, exercise: only });
  throw new Trouble([why, ...ignoredLines(sorted.ignored, tell)].join('\n'));
}

function markedClass(sorted: SortedOut, exercises: readonly string[], outcomes: readonly Outcome[], tell: Tell): MarkedClass {
  const key = (learner: string, exercise: string): string => JSON.stringify([learner, exercise]);
  const known = new Map<string, Outcome>();
  for (const [index, { learner, exercise }] of sorted.answers.entries()) known.set(key(learner.key, exercise), outcomes[index] ?? { status: 'nothing' });
  for (const { learner, exercise, paths } of sorted.unclear) known.set(key(learner.key, exercise), { status: 'not-marked', reason: tell('grade.all.several', { files: paths.join(', ') }) });
  return { learners: sorted.learners, exercises, outcomeOf: (learner, exercise) => known.get(key(learner.key, exercise)) ?? { status: 'nothing' } };
}
