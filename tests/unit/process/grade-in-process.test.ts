import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExerciseManifest } from '../../../src/contract/exercise.ts';
import { GraderTrouble, gradeInProcess } from '../../../src/grading/hosts/process/grade.node.ts';

/** A project with exercises of our own, everything else being this one's. */
const root = mkdtempSync(join(tmpdir(), 'grade-in-process-'));
const project = join(import.meta.dirname, '../../..');

const title = { en: 'doubles a number', fr: 'double un nombre' };
const head = `import { expect, test } from 'vitest'; import { submission } from 'sans-gpu/grading';`;
const doubles = `test('doubles a number', async () => expect((await submission.call('double', 21)).number()).toBe(42));`;

const graders: Record<string, string> = {
  good: `${head} ${doubles}`,
  exits: `${head} process.exit(0);`,
  throws: `${head} throw new Error('a mistake of the author');`,
  nonsense: `${head} process.send({ type: 'report', report: { verdict: 'pass' } });`,
  other: `${head} test('something else', () => expect(1).toBe(1));`,
};

beforeAll(() => {
  for (const name of ['src', 'node_modules', 'package.json', 'package-lock.json', 'tsconfig.json']) symlinkSync(join(project, name), join(root, name));
  for (const [id, grader] of Object.entries(graders)) {
    const manifest: ExerciseManifest = { id, title, chapter: 'limits/mnist', cpuSeconds: 5, exports: ['double'], checks: [{ title, hint: title }], hints: [title, title, title], commentary: [title], next: title };
    mkdirSync(join(root, 'exercises', id), { recursive: true });
    writeFileSync(join(root, 'exercises', id, 'exercise.json'), JSON.stringify(manifest));
    writeFileSync(join(root, 'exercises', id, 'grader.test.ts'), grader);
  }
});
afterAll(() => rmSync(root, { recursive: true }));

const right = 'export const double = (x: number): number => 2 * x;';
const grade = (exercise: string, answer = right): ReturnType<typeof gradeInProcess> => gradeInProcess({ root, exercise, answer });

// The first grading of a project bundles the engine.
describe('grading in a process', () => {
  test('a right answer passes, and how it was shut in is told', async () => {
    const told: string[] = [];
    const report = await gradeInProcess({ root, exercise: 'good', answer: right, onOpened: (protection) => told.push(protection) });
    expect(report).toMatchObject({ exercise: 'good', verdict: 'pass', checks: [{ title, status: 'pass' }], figures: { clock: 'process' } });
    expect(told).toEqual([expect.stringMatching(/^(bubblewrap|deno)$/)]);
  });

  test('a wrong answer fails with the hint', async () => {
    expect(await grade('good', 'export const double = (x: number): number => x;')).toMatchObject({ verdict: 'fail', checks: [{ status: 'fail', hint: title }] });
  });

  test('an answer that ends its process is an error, not trouble', async () => {
    const answer = 'declare const Deno: { exit(): never }; export const double = () => Deno.exit();';
    expect(await grade('good', answer)).toMatchObject({ verdict: 'error', feedback: { code: 'crash' } });
  });

  test.each([
    ['exits', 'died'],
    ['nonsense', 'nonsense'],
    ['throws', 'other'],
    ['other', 'other'],
  ])('a grader that is broken (%s) is trouble, never a verdict', async (exercise, kind) => {
    const trouble = await grade(exercise).catch((cause: unknown) => cause);
    expect(trouble).toBeInstanceOf(GraderTrouble);
    expect(trouble).toMatchObject({ kind });
  });

  test('an abort ends it at once', async () => {
    const abort = new AbortController();
    const reason = new Error('no longer wanted');
    const graded = gradeInProcess({ root, exercise: 'good', answer: 'export const double = () => { for (;;); };', signal: abort.signal, onOpened: () => abort.abort(reason) });
    await expect(graded).rejects.toBe(reason);
  });
});
