import { readFile, stat } from 'node:fs/promises';

export type Answer =
  | { ok: true; text: string }
  | { ok: false; problem: 'missing' | 'folder' | 'empty' | 'binary' | 'large' }
  | { ok: false; problem: 'unreadable'; code: string };

export const largestBytes = 1_000_000;

/** A learner's file, if it can be one. */
export async function readAnswer(file: string): Promise<Answer> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) return { ok: false, problem: 'folder' };
    // A device or a pipe may never end.
    if (!found.isFile()) return { ok: false, problem: 'binary' };
    if (found.size > largestBytes) return { ok: false, problem: 'large' };
    return answerIn(await readFile(file));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { ok: false, problem: 'missing' };
    return { ok: false, problem: 'unreadable', code };
  }
}

/** What a file's content is, if it can be a learner's. */
export function answerIn(bytes: Uint8Array): Answer {
  if (bytes.length > largestBytes) return { ok: false, problem: 'large' };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { ok: false, problem: 'binary' };
  }
  if (text.includes('\0')) return { ok: false, problem: 'binary' };
  return text.trim() === '' ? { ok: false, problem: 'empty' } : { ok: true, text };
}
