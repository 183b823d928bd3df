import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BuildMode } from '../../../src/cli/build-mode.ts';
import { buildIfChanged, forgetBuild } from '../../../src/cli/site-build.node.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'site-build-'));
  mkdirSync(join(root, 'src'));
  writeFileSync(join(root, 'src/page.ts'), 'export {};');
});
afterEach(() => rmSync(root, { recursive: true }));

/** Whether it had to build. */
function start(mode: BuildMode): Promise<boolean> {
  return buildIfChanged(root, mode, () => {
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(join(root, 'dist/index.html'), mode);
    return Promise.resolve();
  });
}

test('a site is built once, and again where a source has changed', async () => {
  expect([await start('open'), await start('open')]).toEqual([true, false]);
  writeFileSync(join(root, 'src/page.ts'), 'export const changed = true;');
  expect([await start('open'), await start('open')]).toEqual([true, false]);
});

test('a site for a course is not taken for an open one, nor the other way round', async () => {
  const built: boolean[] = [];
  for (const mode of ['open', 'course', 'course', 'open'] as const) built.push(await start(mode));
  expect(built).toEqual([true, true, false, true]);
});

test('what another command built into dist/ is not taken for what was noted before', async () => {
  await start('open');
  await forgetBuild(root);
  expect(await start('open')).toBe(true);
});

test('a build that fails is tried again', async () => {
  await start('open');
  await expect(buildIfChanged(root, 'course', () => Promise.reject(new Error('no space')))).rejects.toThrow('no space');
  expect(await start('open')).toBe(true);
});
