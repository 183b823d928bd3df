import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../fixtures/site.ts';
import { sourceFiles } from './source-files.ts';

/** Those of these paths that a .gitignore rule catches. */
function ignored(paths: readonly string[]): string[] {
  const input = paths.join('\n');
  try {
    return execFileSync('git', ['check-ignore', '--no-index', '--stdin'], { cwd: root, input, encoding: 'utf8' }).trim().split('\n');
  } catch (cause) {
    // Status 1 is git's way to say "none".
    if (typeof cause === 'object' && cause !== null && 'status' in cause && cause.status === 1) return [];
    throw cause;
  }
}

// A copy without its history has nothing to lose.
test.runIf(existsSync(join(root, '.git')))('git keeps every source file: a rule meant for built folders catches none', () => {
  const paths = ['src', 'content', 'exercises', 'tests'].flatMap((folder) => sourceFiles(folder, ['']).map(({ path }) => path));
  expect(ignored(['node_modules/vitest/package.json'])).toHaveLength(1);
  expect(ignored(paths.filter((path) => !path.includes('/node_modules/')))).toEqual([]);
});
