import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkExercise } from '../../../src/cli/exercise/check.node.ts';
import { newExercise } from '../../../src/cli/exercise/new-exercise.node.ts';
import { record } from '../../../src/cli/exercise/record.node.ts';
import { root } from '../../fixtures/site.ts';

/** A project with the same program and other exercises. */
const project = mkdtempSync(join(tmpdir(), 'exercise-command-'));
const silent = (): void => undefined;

beforeAll(() => {
  mkdirSync(join(root, 'build'), { recursive: true });
  for (const part of ['src', 'node_modules', 'data', 'build', 'package.json', 'package-lock.json']) symlinkSync(join(root, part), join(project, part));
  mkdirSync(join(project, 'exercises'));
  cpSync(join(root, 'exercises/course.json'), join(project, 'exercises/course.json'));
  cpSync(join(root, 'exercises/first-tensors'), join(project, 'exercises/first-tensors'), { recursive: true });
  cpSync(join(root, 'content/docs'), join(project, 'content/docs'), { recursive: true });
});
afterAll(() => rmSync(project, { recursive: true }));

async function check(exercise: string): Promise<{ sound: boolean; lines: string[] }> {
  const lines: string[] = [];
  const sound = await checkExercise(project, exercise, 1, (text) => lines.push(...text.split('\n')));
  return { sound, lines };
}

function change(file: string, from: string, to: string): void {
  const path = join(project, 'exercises/weigh-words', file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
}

/** Only those lines that say what does not hold. */
const faults = (lines: readonly string[]): string[] => lines.filter((line) => !line.startsWith('✓') && line !== '');

describe('a new exercise', () => {
  test('is a whole folder and two prompts, under its own name', async () => {
    const said: string[] = [];
    await newExercise(project, 'weigh-words', (line) => said.push(line));
    const files = readdirSync(join(project, 'exercises/weigh-words'), { recursive: true, encoding: 'utf8' }).sort();
    expect(files).toEqual(['exercise.json', 'grader.test.ts', 'solution.fr.ts', 'solution.ts', 'starter.fr.ts', 'starter.ts', 'try.fr.ts', 'try.ts', 'wrong', 'wrong/constant.ts']);
    for (const language of ['en', 'fr']) {
      expect(readFileSync(join(project, `content/docs/${language}/exercises/weigh-words.mdx`), 'utf8')).toContain('<Exercise id="weigh-words"');
    }
    expect(said.join('\n')).toContain('npm run exercise -- check weigh-words');
  });

  test('fails, and is told exactly what it lacks', async () => {
    const { sound, lines } = await check('weigh-words');
    expect(sound).toBe(false);
    const where = (file: string): string => `    ${file}, line `;
    expect(lines.map((line) => (line.includes(', line ') ? line.replace(/line [\d, ]+$/, 'line ') : line))).toEqual([
      '✗ exercise.json is a manifest of this folder',
      '    chapter: there is no page “todo-the-chapter-that-teaches-it” in content/docs/en',
      '✗ exercises/course.json lists it',
      '    add "weigh-words" to the exercises of a unit',
      '✓ its prompts stand in both languages',
      '✓ the French files do what the English ones do',
      '✗ nothing of the template is left to write',
      ...['exercise.json', 'grader.test.ts', 'solution.fr.ts', 'solution.ts', 'starter.fr.ts', 'starter.ts', 'try.fr.ts', 'try.ts', 'wrong/constant.ts'].map((file) => where(`exercises/weigh-words/${file}`)),
      where('content/docs/en/exercises/weigh-words.mdx'),
      where('content/docs/fr/exercises/weigh-words.mdx'),
      '✗ solution.ts passes with 1 seed, with time to spare',
      '    seed 1: fail. TODO: what answer must do: TODO: this check is not written yet. In grader.test.ts, compute what is wanted and say here what came instead.',
      '✗ there are at least 8 wrong answers',
      '    exercises/weigh-words/wrong has 1',
      '✗ starter.ts fails, as recorded',
      '    starter.report.json does not exist; run: npm run exercise -- record weigh-words',
      '✗ wrong/constant.ts fails, as recorded',
      '    wrong/constant.report.json does not exist; run: npm run exercise -- record weigh-words',
      '✓ each check is the first to fail for some wrong answer',
      '! exercise.json says how near the solution comes to failing',
      '    run: npm run exercise -- margin weigh-words',
      '',
      'Proofs that failed: 7.',
    ]);
  });

  test('passes once its check is written, up to what is still missing; every fault put into it is found', async () => {
    change('grader.test.ts', 'const wanted = NaN;', 'const wanted = given;');
    change('exercise.json', 'todo-the-chapter-that-teaches-it', 'limits/mnist');
    await record(project, 'weigh-words', silent);
    const repaired = await check('weigh-words');
    expect(repaired.lines).toEqual(expect.arrayContaining([
      '✓ exercise.json is a manifest of this folder',
      '✓ solution.ts passes with 1 seed, with time to spare',
      '✓ starter.ts fails, as recorded',
      '✓ wrong/constant.ts fails, as recorded',
    ]));

    change('starter.report.json', '"verdict": "fail"', '"verdict": "error"');
    change('starter.fr.ts', '0 * given', '1 * given');
    change('wrong/constant.ts', 'answer(): number {\n  return 0;', 'answer(given: number): number {\n  return given;');
    change('solution.ts', 'return given;', 'return -given;');
    const { sound, lines } = await check('weigh-words');
    expect(sound).toBe(false);
    const said = faults(lines);
    for (const fault of [
      '    starter.fr.ts: its code, comments and quoted words aside, is not that of starter.ts',
      '    solution.fr.ts: its code, comments and quoted words aside, is not that of solution.ts',
      '    verdict: recorded "error", now "fail"',
      '    it passes',
      '    checks.0.status: recorded "fail", now "pass"',
      '! each check is the first to fail for some wrong answer',
      '    for none: TODO: what answer must do',
    ]) expect(said).toContain(fault);
    expect(said.find((line) => line.startsWith('    seed 1: fail.'))).toBeDefined();
  });

  test('without a manifest that can be read is not marked, and says why', async () => {
    change('exercise.json', '"exports": ["answer"]', '"exports": []');
    const { sound, lines } = await check('weigh-words');
    expect(sound).toBe(false);
    expect(lines[1]).toMatch(/^ {4}exports: /);
    expect(lines.at(-1)).toContain('No answer was marked');
  });

  test.each(['first-tensors', 'weigh-words', 'index'])('does not overwrite what there is: %s', async (id) => {
    await expect(newExercise(project, id, silent)).rejects.toThrow(/exists already: choose another id\.$/);
  });

  test.each(['First-Tensors', 'two words', 'under_score', '-hyphen', 'hyphen-', 'double--hyphen', '../outside', ''])('cannot be called “%s”', async (id) => {
    await expect(newExercise(project, id, silent)).rejects.toThrow(/cannot be the id of an exercise/);
    expect(existsSync(join(project, 'outside'))).toBe(false);
  });
});

test('first-tensors proves itself', async () => {
  const { sound, lines } = await check('first-tensors');
  expect(faults(lines).filter((line) => !line.startsWith('!') && !line.startsWith('    for none: '))).toEqual(['Exercise first-tensors proves itself.']);
  expect(sound).toBe(true);
});

describe.concurrent('npm run exercise', () => {
  function run(args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    return new Promise((resolve) => {
      execFile(process.execPath, [join(root, 'src/cli/exercise.ts'), ...args], { env: { PATH: process.env['PATH'] } }, (error, stdout, stderr) => {
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
      });
    });
  }

  test.each([
    ['nothing at all', [], /^Usage: /],
    ['no exercise', ['check'], /^Usage: /],
    ['an unknown verb', ['prove', 'first-tensors'], /^Usage: /],
    ['an unknown exercise', ['check', 'last-tensors'], /^There is no exercise “last-tensors”\. These exist: .*first-tensors/],
    ['an exercise that exists, as a new one', ['new', 'first-tensors'], /^exercises.first-tensors exists already/],
    ['an id that is no address', ['new', 'Erste Tensoren'], /^“Erste Tensoren” cannot be the id/],
    ['no number of seeds', ['check', 'first-tensors', '--seeds', 'many'], /seeds must be a whole number/],
    ['an unknown option', ['check', 'first-tensors', '--fast'], /^Option --fast is not known/],
  ])('%s: one clear sentence, exit status 2', async (_case, args, sentence) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toContain('    at ');
  });
});
