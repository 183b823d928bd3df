/**
 * Builds the whole site into dist/: data, sandbox, graders, pages.
 *
 *   npm run build
 *   npm run build -- --mode course   without graders, hidden data and solutions: answers are marked elsewhere
 *
 * Exit status: 0 when built, 2 when called wrongly or when something is missing or in the way.
 */
import { build } from 'astro';
import { cp, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { DatasetError } from '../datasets/dataset-error.ts';
import { prepareData } from '../datasets/prepare.node.ts';
import { bundleForBrowser } from '../grading/bundle.node.ts';
import { astroMode, foldersLeftOut, isBuildMode, servesDataFile, type BuildMode } from './build-mode.ts';
import { say, systemLanguage } from './messages/say.ts';
import { optionIn } from './option-in.ts';
import { createProgressLine, type Progress } from './progress-line.ts';
import { forgetBuild } from './site-build.node.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Parts of the site that Astro does not make: served as they are, beside its pages. */
export const staticParts = {
  build: join(root, 'build'),
  data: join(root, 'data'),
};

/** Makes what the pages fetch when someone presses Run or Check: shards, sandbox, graders. */
export async function prepareParts(onProgress: (progress: Progress) => void): Promise<void> {
  const tell = (key: Parameters<typeof say>[1]): string => say(systemLanguage(process.env), key);
  await prepareData({ folder: staticParts.data, onProgress });
  onProgress({ step: tell('build.bundles'), done: 0, total: 1 });
  await bundleForBrowser(root, staticParts.build);
}

export interface SiteOptions {
  mode: BuildMode;
  /** Where the site is written, and all else there deleted: dist/ of the project by default. */
  out?: string;
  onProgress(progress: Progress): void;
}

export async function buildSite({ mode, out = join(root, 'dist'), onProgress }: SiteOptions): Promise<void> {
  await prepareParts(onProgress);
  onProgress({ step: say(systemLanguage(process.env), 'build.pages'), done: 0, total: 1 });
  if (out === join(root, 'dist')) await forgetBuild(root);
  await build({ root, outDir: out, mode: astroMode(mode), logLevel: 'error' });
  for (const part of ['sandbox', 'runner', 'graders', 'solutions']) await cp(join(staticParts.build, part), join(out, part), { recursive: true });
  for (const dataset of await readdir(staticParts.data)) {
    // Names with a dot in front are the step's own, such as the packages it fetched.
    if (basename(dataset).startsWith('.')) continue;
    await cp(join(staticParts.data, dataset), join(out, 'data', dataset), { recursive: true, filter: (file) => servesDataFile(mode, basename(file)) });
  }
  // Last, and whoever made them: what may not be there is not there.
  for (const folder of foldersLeftOut(mode)) await rm(join(out, folder), { recursive: true, force: true });
}

/** Undefined, with the sentence said, when called wrongly. */
function readMode(): BuildMode | undefined {
  const language = systemLanguage(process.env);
  try {
    const { mode = 'open' } = parseArgs({ options: { mode: { type: 'string' } } }).values;
    if (isBuildMode(mode)) return mode;
    console.error(say(language, 'build.mode', { mode }));
  } catch (cause) {
    console.error(`${say(language, 'build.option', { option: optionIn(cause) })}\n${say(language, 'build.usage')}`);
  }
  return undefined;
}

async function main(): Promise<void> {
  const mode = readMode();
  if (mode === undefined) {
    process.exitCode = 2;
    return;
  }
  const line = createProgressLine(process.stdout);
  try {
    await buildSite({ mode, onProgress: line.show });
    line.end();
  } catch (cause) {
    line.end();
    if (!(cause instanceof DatasetError)) throw cause;
    console.error(cause.message);
    process.exitCode = 2;
  }
}

if (import.meta.main) await main();
