import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ShardError } from './shard-error.ts';
import { shardSentences } from './shard-sentences.ts';
import type { ReadFile } from './shard-source.ts';

/** Reads from the folder that `npm run data` fills. */
export function readFromFolder(folder: string): ReadFile {
  return async (path, { onBytes }) => {
    const file = join(folder, path);
    const bytes = await readFile(file).catch((cause: unknown) => {
      const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
      throw new ShardError(
        code === 'ENOENT' ? shardSentences.missing(file) : shardSentences.unreadable(file, code),
        { cause },
      );
    });
    onBytes?.(bytes.length);
    return bytes;
  };
}
