import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { DataFile, Part } from '../contract/dataset.ts';
import { readIfPresent, writeWhole } from './write-file.node.ts';

export interface PartOptions {
  readonly folder: string;
  readonly onFile: () => void;
  readonly signal?: AbortSignal | undefined;
}

/** Packing is nearly all of the work, and zlib does it off the main thread: this many files at a time. */
const atOnce = 4;

/** Writes the files of one part that are not there already, and describes all of them. */
export async function writePart(part: Part, contents: readonly Uint8Array[], options: PartOptions): Promise<DataFile[]> {
  const written: DataFile[] = [];
  for (let start = 0; start < contents.length; start += atOnce) {
    options.signal?.throwIfAborted();
    const some = contents.slice(start, start + atOnce);
    written.push(...(await Promise.all(some.map((content, at) => writeDataFile(fileName(part, start + at), content, options)))));
  }
  return written;
}

async function writeDataFile(file: string, content: Uint8Array, { folder, onFile }: PartOptions): Promise<DataFile> {
  const path = join(folder, file);
  const kept = await readIfPresent(path);
  const packed = kept !== undefined && (await holds(kept, content)) ? kept : await pack(content);
  if (packed !== kept) await writeWhole(path, packed);
  onFile();
  return { file, bytes: packed.length, unpackedBytes: content.length, sha256: sha256(packed) };
}

/**
 * Not ".gz": web servers send a file of that name as if its compression were the connection's own,
 * the browser undoes it, and the bytes that arrive are no longer those of the manifest.
 */
function fileName(part: Part, index: number): string {
  return `${part}-${String(index).padStart(2, '0')}.gzip`;
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function pack(content: Uint8Array): Promise<Uint8Array> {
  const packed = await promisify(gzip)(content, { level: 9 });
  // The header names the operating system; 255 says "unknown", so that all write the same. Node leaves the time at zero.
  packed[9] = 255;
  return packed;
}

async function holds(packed: Uint8Array, content: Uint8Array): Promise<boolean> {
  const unpacked = await promisify(gunzip)(packed).catch(() => undefined);
  return unpacked?.equals(content) ?? false;
}
