import { build } from 'esbuild';
import { cp, mkdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { bundleSandbox } from '../sandbox/bundle.node.ts';
import { exerciseIds } from './exercises.node.ts';
import { writeSolutions } from './solutions.node.ts';

/**
 * Bundles every grader with Vitest and the harness, once for all hosts: `graders/<id>.js` and `<id>.json`,
 * `grader.worker.js` for the browser, `harness.js` for a process. No source maps: they would show the graders.
 */
export async function bundleGraders(root: string, folder: string): Promise<void> {
  const graders = join(folder, 'graders');
  await rm(graders, { recursive: true, force: true });
  await mkdir(graders, { recursive: true });
  const ids = await exerciseIds(root);
  await build({
    entryPoints: [
      ...ids.map((id) => ({ in: resolve(root, 'exercises', id, 'grader.test.ts'), out: id })),
      { in: resolve(root, 'src/grading/hosts/browser/grader.worker.ts'), out: 'grader.worker' },
      { in: resolve(root, 'src/grading/harness/grade.ts'), out: 'harness' },
    ],
    absWorkingDir: root,
    outdir: graders,
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
  });
  await Promise.all(ids.map((id) => cp(join(root, 'exercises', id, 'exercise.json'), join(graders, `${id}.json`))));
}

/** Everything a built site needs besides its pages and its data, into `folder`. */
export async function bundleForBrowser(root: string, folder: string): Promise<void> {
  await Promise.all([bundleSandbox(root, folder), bundleGraders(root, folder), writeSolutions(root, folder)]);
}
