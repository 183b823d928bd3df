import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { datasetNames } from '../contract/dataset.ts';
import { fingerprint } from '../grading/hosts/process/fingerprint.node.ts';
import type { BuildMode } from './build-mode.ts';

/** What the built site is made from. */
const sources = ['src', 'content', 'exercises', 'astro.config.mjs', 'content.config.ts', 'package.json', 'package-lock.json', ...datasetNames.map((name) => `data/${name}/manifest.json`)];

/** Says from what dist/ was built. */
const noteIn = (root: string): string => join(root, 'build/site.json');

/** Whoever builds dist/ anew, for whatever reason, calls this first: the note of the build before is not of this one. */
export function forgetBuild(root: string): Promise<void> {
  return rm(noteIn(root), { force: true });
}

/** Builds the site unless the one in dist/ was made from these very sources, in this mode. Says whether it had to. */
export async function buildIfChanged(root: string, mode: BuildMode, build: () => Promise<void>): Promise<boolean> {
  const note = noteIn(root);
  const now = JSON.stringify({ mode, sources: await fingerprint(root, sources) });
  const then = await readFile(note, 'utf8').catch(() => '');
  if (now === then && existsSync(join(root, 'dist/index.html'))) return false;
  // A build that is interrupted leaves no note, so that its half is not taken for the whole.
  await forgetBuild(root);
  await build();
  await mkdir(join(root, 'build'), { recursive: true });
  await writeFile(note, now);
  return true;
}
