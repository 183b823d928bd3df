import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const command = join(import.meta.dirname, '../../../src/cli/grade.ts');
const folder = mkdtempSync(join(tmpdir(), 'grade-command-'));

const files: Record<string, string | Uint8Array> = {
  'empty.ts': '',
  'blank.ts': ' \n\t\n',
  'picture.ts': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0]),
  'latin.ts': new Uint8Array([0x63, 0x61, 0x66, 0xe9]),
  'large.ts': 'a'.repeat(1_000_001),
  'unexported.ts': 'const answer = 42;\n',
};
beforeAll(() => {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  mkdirSync(join(folder, 'folder'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Ran {
  code: number;
  stdout: string;
  stderr: string;
}

function run(args: string[], environment: Record<string, string> = {}): Promise<Ran> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], ...environment };
    execFile(process.execPath, [command, ...args], { cwd: folder, env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });
}

// Each starts a program, and all start at once.
describe.concurrent('npm run grade', () => {
  test.each([
    ['nothing at all', [], /^Usage: /],
    ['no file', ['first-tensors'], /^Usage: /],
    ['two files', ['first-tensors', 'a.ts', 'b.ts'], /^Usage: /],
    ['an exercise with a typing mistake', ['fist-tensor', 'empty.ts'], /no exercise “fist-tensor”.*mean “first-tensors”.*exist: .*mnist-mlp/],
    ['a way out of the exercises', ['../src', 'empty.ts'], /no exercise “\.\.\/src”/],
    ['a missing file', ['first-tensors', 'missing.ts'], /^missing\.ts does not exist\./],
    ['a folder', ['first-tensors', 'folder'], /^folder is a folder\./],
    ['an empty file', ['first-tensors', 'empty.ts'], /^empty\.ts is empty\./],
    ['a file of spaces', ['first-tensors', 'blank.ts'], /^blank\.ts is empty\./],
    ['a picture', ['first-tensors', 'picture.ts'], /^picture\.ts is not a text file/],
    ['a text that is not UTF-8', ['first-tensors', 'latin.ts'], /^latin\.ts is not a text file/],
    ['a very large file', ['first-tensors', 'large.ts'], /^large\.ts is larger than 1 MB/],
    ['an unknown option', ['first-tensors', 'empty.ts', '--fast'], /^Option --fast is not known/],
    ['an unknown language', ['first-tensors', 'empty.ts', '--lang', 'de'], /“de”/],
    ['a seed that is no number', ['first-tensors', 'empty.ts', '--seed', '-1'], /seed/i],
  ])('%s: one clear sentence, exit status 2', async (_case, args, sentence) => {
    const { code, stdout, stderr } = await run(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(sentence);
    expect(stderr).not.toContain('    at ');
  });

  test('sentences are in the language of the system, or in the one asked for', async () => {
    const french = await run(['first-tensors', 'missing.ts'], { LANG: 'fr_FR.UTF-8' });
    expect(french.stderr).toMatch(/^missing\.ts n’existe pas\./);
    const asked = await run(['first-tensors', 'missing.ts', '--lang', 'en'], { LANG: 'fr_FR.UTF-8' });
    expect(asked.stderr).toMatch(/^missing\.ts does not exist\./);
  });

  test('an answer that is not good enough is told on standard output, exit status 1', async () => {
    const { code, stdout, stderr } = await run(['first-tensors', 'unexported.ts']);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(/^! Could not be judged: First tensors\n/);
  });

  test('--json prints the report and nothing else', async () => {
    const { code, stdout } = await run(['first-tensors', 'unexported.ts', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ exercise: 'first-tensors', verdict: 'error' });
  });
});
