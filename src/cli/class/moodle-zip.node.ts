import { unzipSync, type UnzipFileInfo } from 'fflate';
import { answerIn, largestBytes } from '../read-answer.node.ts';
import { isSystemName, leadsOutside, type Content, type Entry } from './entry.ts';

export type ZipEntries = { ok: true; entries: Entry[] } | { ok: false; problem: 'not-zip' | 'bomb' };

/** Far more than a class hands in, and little enough for any machine. */
export const zipLimits = { entries: 200_000, unpackedBytes: 400_000_000 };

/** What a zip holds: one that Moodle made of an assignment, or one of learners' folders. Nothing is written to the disk. */
export function readZip(bytes: Uint8Array, limits = zipLimits): ZipEntries {
  const listed = list(bytes, limits.entries);
  if (listed === 'not-zip' || listed === 'bomb') return { ok: false, problem: listed };
  const wanted = listed.filter(({ name, size, originalSize }) => isWanted(name) && size <= largestBytes && originalSize <= largestBytes);
  // Sizes are what the zip says of itself. Two entries that share their bytes are a known way to say little and mean much.
  const unpacked = wanted.reduce((sum, { originalSize }) => sum + originalSize, 0);
  const packed = wanted.reduce((sum, { size }) => sum + size, 0);
  if (unpacked > limits.unpackedBytes || packed > bytes.length) return { ok: false, problem: 'bomb' };

  const contents = unpack(bytes, wanted.map(({ name }) => name));
  const large = new Set(listed.filter((info) => isWanted(info.name) && !wanted.includes(info)).map(({ name }) => name));
  const entries = listed.map(({ name }): Entry => {
    const path = readableName(name).replaceAll('\\', '/').normalize('NFC');
    if (path.endsWith('/')) return { path: path.slice(0, -1), kind: 'folder' };
    return { path, kind: 'file', read: () => Promise.resolve(contentOf(contents.get(name), large.has(name))) };
  });
  return { ok: true, entries };
}

function list(bytes: Uint8Array, most: number): UnzipFileInfo[] | 'not-zip' | 'bomb' {
  const listed: UnzipFileInfo[] = [];
  let tooMany = false;
  try {
    unzipSync(bytes, {
      filter: (info) => {
        listed.push(info);
        tooMany = listed.length > most;
        // The number of entries is the zip's own word: without an end, it would be counted for hours.
        if (tooMany) throw new RangeError('too many entries');
        return false;
      },
    });
  } catch {
    return tooMany ? 'bomb' : 'not-zip';
  }
  return listed;
}

function isWanted(name: string): boolean {
  const path = name.replaceAll('\\', '/');
  return /\.ts$/i.test(path) && !leadsOutside(path) && !path.split('/').some(isSystemName);
}

/** All at once, which is quick; one by one when one of them is damaged, so that it costs only itself. */
function unpack(bytes: Uint8Array, names: readonly string[]): Map<string, Uint8Array> {
  const some = (wanted: ReadonlySet<string>): [string, Uint8Array][] => Object.entries(unzipSync(bytes, { filter: ({ name }) => wanted.has(name) }));
  try {
    return new Map(some(new Set(names)));
  } catch {
    return new Map(
      names.flatMap((name) => {
        try {
          return some(new Set([name]));
        } catch {
          return [];
        }
      }),
    );
  }
}

function contentOf(bytes: Uint8Array | undefined, isLarge: boolean): Content {
  if (isLarge) return { ok: false, problem: 'large' };
  return bytes === undefined ? { ok: false, problem: 'damaged' } : answerIn(bytes);
}

/** macOS writes names in UTF-8 without saying so, and they arrive as one character for each byte. */
function readableName(name: string): string {
  const codes = Array.from(name, (character) => character.codePointAt(0) ?? 0);
  if (codes.some((code) => code > 0xff) || codes.every((code) => code < 0x80)) return name;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(codes));
  } catch {
    return name;
  }
}
