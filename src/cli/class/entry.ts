import type { Answer } from '../read-answer.node.ts';

/** What could be read of a file that was handed in; `damaged`: its place in the zip cannot be unpacked. */
export type Content = Answer | { ok: false; problem: 'damaged' };

/** A place in what was handed in, be it a folder or a zip. */
export type Entry = { path: string } & ({ kind: 'folder' | 'link' | 'unreadable' } | { kind: 'file'; read(): Promise<Content> });

const systemNames = new Set(['__macosx', 'thumbs.db', 'desktop.ini', 'node_modules']);

/** Left there by an operating system or a tool: nobody handed it in. */
export function isSystemName(name: string): boolean {
  return (name.startsWith('.') && name !== '..') || systemNames.has(name.toLowerCase());
}

/** Whether a path is one that leads out of the folder it is said to be in. */
export function leadsOutside(path: string): boolean {
  return path.startsWith('/') || /^[a-z]:/i.test(path) || path.split('/').includes('..');
}
