import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/**
 * One value for the content of files and folders, to tell whether what was built from them is still theirs.
 * Times of change are not looked at: a fresh clone has new ones.
 */
export async function fingerprint(root: string, paths: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of await filesUnder(root, path)) {
      const content = createHash('sha256').update(await readFile(join(root, file))).digest('hex');
      hash.update(`${file}\0${content}\n`);
    }
  }
  return hash.digest('hex');
}

/** Sorted paths relative to the root; a path that does not exist has no files. */
async function filesUnder(root: string, path: string): Promise<string[]> {
  try {
    const entries = await readdir(join(root, path), { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name))).sort();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOTDIR') return [path];
    if (code === 'ENOENT') return [];
    throw cause;
  }
}
