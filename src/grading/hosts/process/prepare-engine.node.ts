import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleSandbox } from '../../../sandbox/bundle.node.ts';
import { fingerprint } from './fingerprint.node.ts';

/** What the engine and the learner's script are made from. */
const sources = ['src/contract', 'src/kernels', 'src/runtime', 'src/sandbox', 'package-lock.json'];

/**
 * The folder with the engine and the learner's script, built if the sources changed. Its name holds their
 * fingerprint, and it appears whole or not at all: gradings that start together do not disturb each other.
 */
export async function prepareEngine(root: string): Promise<string> {
  const build = join(root, 'build');
  const name = `engine-${(await fingerprint(root, sources)).slice(0, 12)}`;
  const folder = join(build, name);
  if (existsSync(folder)) return folder;
  const making = join(build, `${name}.${process.pid}`);
  await mkdir(making, { recursive: true });
  await bundleSandbox(root, making);
  await rename(making, folder).catch(async (cause: unknown) => {
    await rm(making, { recursive: true, force: true });
    // Another grading was quicker.
    if (!existsSync(folder)) throw cause;
  });
  const outdated = (await readdir(build)).filter((other) => /^engine-[0-9a-f]{12}$/.test(other) && other !== name);
  await Promise.all(outdated.map((other) => rm(join(build, other), { recursive: true, force: true })));
  return folder;
}
