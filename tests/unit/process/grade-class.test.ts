import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sourceOf } from '../../fixtures/answers.ts';

const command = join(import.meta.dirname, '../../../src/cli/grade.ts');
const folder = mkdtempSync(join(tmpdir(), 'grade-class-'));
const exercise = 'first-tensors';

const solution = sourceOf(exercise, 'solution');
const answers: Record<string, string> = {
  'Ada Lovelace': solution,
  '=Bob Ünal': sourceOf(exercise, 'wrong/transposed'),
  Chloé: sourceOf(exercise, 'wrong/endless-loop'),
  Dan: sourceOf(exercise, 'wrong/fills-memory'),
  Eve: `for (let line = 0; line < 20_000; line += 1) console.log('flood '.repeat(20));\n${solution}`,
  Fay: sourceOf(exercise, 'wrong/syntax-error'),
};
beforeAll(() => {
  for (const [name, text] of Object.entries(answers)) {
    mkdirSync(join(folder, 'class', name), { recursive: true });
    writeFileSync(join(folder, 'class', name, `${exercise}.ts`), text);
  }
  mkdirSync(join(folder, 'class/Gus'));
  writeFileSync(join(folder, 'class/Gus/notes.md'), 'I could not do it.');
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the command; `interrupt` settles when it is time for Ctrl+C. */
async function run(args: string[], interrupt?: Promise<unknown>): Promise<Ran> {
  const child = spawn(process.execPath, [command, ...args], { cwd: folder, env: { PATH: process.env['PATH'] } });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
  void interrupt?.then(() => child.kill('SIGINT'));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, ...said };
}

const journal = (): string[] => (existsSync(join(folder, 'grades.csv.journal')) ? readFileSync(join(folder, 'grades.csv.journal'), 'utf8').trimEnd().split('\n') : []);
const learnersIn = (lines: string[]): string[] => lines.map((line) => String(JSON.parse(line).learner)).sort();

async function untilMarked(count: number): Promise<void> {
  const changes = watch(folder);
  if (journal().filter((line) => line !== '').length >= count) return;
  for await (const _change of changes) if (journal().filter((line) => line !== '').length >= count) return;
}

const wholeClass = ['--all', 'class', '--csv', 'grades.csv', '--jobs', '2'];

describe('a class', () => {
  test('that is interrupted leaves a journal and no gradebook, and says so', async () => {
    const { code, stderr } = await run(wholeClass, untilMarked(2));
    expect(stderr).toMatch(/^Stopped: \d of 6 answers are marked and kept in grades\.csv\.journal\. grades\.csv is not written yet\./);
    expect({ code, written: existsSync(join(folder, 'grades.csv')), feedback: readdirSync(join(folder, 'grades-feedback')) }).toEqual({ code: 130, written: false, feedback: [] });
    expect(journal().length).toBeGreaterThanOrEqual(2);
    expect(journal().length).toBeLessThan(6);
  });

  test('is gone on with: each is marked once, and one that hangs or fills memory costs only itself', async () => {
    const before = journal();
    const { code, stdout, stderr } = await run(wholeClass);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Kept from an earlier run, not marked again: ${before.length}.`);
    expect(stdout).toContain('class/Gus/notes.md'.replace('class/', ''));
    expect(journal().slice(0, before.length)).toEqual(before);
    expect(learnersIn(journal())).toEqual(Object.keys(answers).sort());
    expect(readFileSync(join(folder, 'grades.csv'), 'utf8')).toBe(
      [
        '\ufeffIdentifier,Full name,first-tensors,Grade,Last modified (grade)',
        ",'=Bob Ünal,80,80,-",
        ',Ada Lovelace,100,100,-',
        ',Chloé,40,40,-',
        ',Dan,40,40,-',
        ',Eve,100,100,-',
        ',Fay,0,0,-',
        ',Gus,0,0,-',
        '',
      ].join('\r\n'),
    );
  });

  test('is told, each learner in a file of their own', () => {
    const told = (name: string): string => readFileSync(join(folder, 'grades-feedback', `${name}.txt`), 'utf8');
    expect(readdirSync(join(folder, 'grades-feedback'))).toHaveLength(7);
    expect(told('Ada Lovelace')).toMatch(/^Ada Lovelace\n\n─+\nfirst-tensors: 100 out of 100\n\n✓ Passed: First tensors\n/);
    expect(told('=Bob Ünal')).toContain('✗ Not passed');
    expect(told('Chloé')).toContain('✗ Out of time');
    expect(told('Dan')).toContain('✗ Out of memory');
    expect(told('Fay')).toContain('! Could not be judged');
    expect(told('Gus')).toContain('Nothing was handed in.');
    expect(told('Eve')).not.toContain('flood');
  });

  test('is marked again only where an answer has changed, in the other language and layout just as well', async () => {
    const before = journal();
    appendFileSync(join(folder, 'class/Fay', `${exercise}.ts`), '\n');
    const { code, stdout } = await run([...wholeClass, '--lang', 'fr', '--layout', 'canvas']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/sans nouvelle correction\u202f: 5\./);
    expect(learnersIn(journal().slice(before.length))).toEqual(['Fay']);
    expect(readFileSync(join(folder, 'grades.csv'), 'utf8')).toMatch(/^\ufeffStudent,ID,SIS User ID,SIS Login ID,Section,first-tensors\r\nPoints Possible,,,,,100\r\n/);
    expect(readFileSync(join(folder, 'grades-feedback', 'Gus.txt'), 'utf8')).toContain('Rien n’a été rendu.');
  });
});

test('a zip from Moodle, with one exercise for all: the files of any name are marked, two of them wait for a person', async () => {
  const zip = zipSync({
    'Zoé Œuf_12_assignsubmission_file_/mon travail.ts': strToU8(answers['Fay'] ?? ''),
    'Ada_34_assignsubmission_file_/a.ts': strToU8('x'),
    'Ada_34_assignsubmission_file_/b.ts': strToU8('y'),
    'Big_56_assignsubmission_file_answer.ts': strToU8('x'.repeat(1_000_001)),
    '../../first-tensors.ts': strToU8(solution),
  });
  writeFileSync(join(folder, 'moodle.zip'), zip);
  const { code, stdout } = await run(['--all', 'moodle.zip', '--csv', 'moodle.csv', '--exercise', exercise, '--feedback', 'told']);
  expect(code).toBe(1);
  expect(stdout).toContain('several files, and none is named after the exercise');
  expect(stdout).toContain('../../first-tensors.ts: its path leads out of the folder');
  expect(readFileSync(join(folder, 'moodle.csv'), 'utf8').split('\r\n').slice(1, -1)).toEqual(['Participant 34,Ada,,,-', 'Participant 56,Big,0,0,-', 'Participant 12,Zoé Œuf,0,0,-']);
  expect(readdirSync(join(folder, 'told')).sort()).toEqual([
    'Ada_34_assignsubmission_file_feedback.txt',
    'Big_56_assignsubmission_file_feedback.txt',
    'Zoé Œuf_12_assignsubmission_file_feedback.txt',
  ]);
});

// Each starts a program, and all start at once.
describe.concurrent('npm run grade -- --all', () => {
  test.each([
    ['no place for the grades', ['--all', 'class'], /^Say where the grades should go: --csv/],
    ['options for a class without one', [exercise, 'a.ts', '--csv', 'x.csv'], /^Usage: /],
    ['a class and an answer', ['--all', 'class', '--csv', 'x.csv', exercise], /^Usage: /],
    ['a class that is not there', ['--all', 'nowhere', '--csv', 'x.csv'], /^nowhere does not exist/],
    ['a text for a zip', ['--all', join('class', 'Gus', 'notes.md'), '--csv', 'x.csv'], /is neither a folder nor a zip/],
    ['an exercise with a typing mistake', ['--all', 'class', '--csv', 'x.csv', '--exercise', 'fist-tensor'], /mean “first-tensors”/],
    ['nothing to mark', ['--all', join('class', 'Gus'), '--csv', 'x.csv'], /^There is no answer in .*notes\.md: not in a learner’s folder/s],
    ['a folder that is not there', ['--all', 'class', '--csv', join('class', 'Gus', 'notes.md', 'x.csv')], /cannot be written \(ENOTDIR\)/],
  ])('%s: one clear sentence, exit status 2', async (_case, args, sentence) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toContain('    at ');
  });

  test('--help tells how a grade is made', async () => {
    const { code, stdout } = await run(['--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Usage: [^]*--jobs[^]*A grade is 100 for a pass/);
  });
});
