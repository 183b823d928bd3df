import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tell } from '../messages/say.ts';
import { Trouble } from '../trouble.ts';

/** Puts a whole file in place of the one that is there, or leaves that one as it is. */
export async function writeWhole(file: string, text: string): Promise<void> {
  const beside = `${file}.${process.pid}.part`;
  try {
    await writeFile(beside, text);
    await rename(beside, file);
  } catch (cause) {
    await rm(beside, { force: true });
    throw cause;
  }
}

/** One file for each learner, by its name. */
export async function writeFeedback(folder: string, texts: ReadonlyMap<string, string>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, text] of texts) await writeWhole(join(folder, name), text);
}

/** Says of a file system's refusal which file it is about; all else is a bug. */
export async function orUnwritable<T>(file: string, tell: Tell, write: () => T | Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) throw new Trouble(tell('grade.all.unwritable', { file, code: String(cause.code) }), { cause });
    throw cause;
  }
}
