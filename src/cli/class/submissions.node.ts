import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readAnswer } from '../read-answer.node.ts';
import { isSystemName, type Entry } from './entry.ts';
import { readZip } from './moodle-zip.node.ts';
import { withoutWrapper } from './wrapper.ts';

export type Submissions =
  | { ok: true; entries: Entry[] }
  | { ok: false; problem: 'missing' | 'not-zip' | 'bomb' | 'heavy' }
  | { ok: false; problem: 'unreadable'; code: string };

/** More than Node reads at once. */
const heaviestZip = 2 ** 31 - 1;

/** What a class handed in: a folder with one folder for each learner, or a zip. */
export async function readSubmissions(path: string, exercises: readonly string[]): Promise<Submissions> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) return { ok: true, entries: await entriesUnder(path, '') };
    if (!found.isFile()) return { ok: false, problem: 'not-zip' };
    if (found.size > heaviestZip) return { ok: false, problem: 'heavy' };
    const zip = readZip(await readFile(path));
    return zip.ok ? { ok: true, entries: withoutWrapper(zip.entries, exercises) } : zip;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    return code === 'ENOENT' || code === 'ENOTDIR' ? { ok: false, problem: 'missing' } : { ok: false, problem: 'unreadable', code };
  }
}

async function entriesUnder(root: string, path: string): Promise<Entry[]> {
  const found = await readdir(join(root, path), { withFileTypes: true });
  const entries: Entry[] = [];
  for (const entry of found.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (isSystemName(entry.name)) continue;
    const inside = path === '' ? entry.name : `${path}/${entry.name}`;
    // Accents may come as one character or as two, by the system that made the folder.
    const shown = inside.normalize('NFC');
    // A link may lead to another learner's answer, or out of the folder.
    if (entry.isSymbolicLink()) entries.push({ path: shown, kind: 'link' });
    else if (!entry.isDirectory()) entries.push({ path: shown, kind: 'file', read: () => readAnswer(join(root, inside)) });
    else entries.push({ path: shown, kind: 'folder' }, ...(await entriesUnder(root, inside).catch((): Entry[] => [{ path: shown, kind: 'unreadable' }])));
  }
  return entries;
}
