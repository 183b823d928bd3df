import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';

const compressible = /\.(html|js|css|svg|json|xml|txt|wasm|webmanifest)$/;
/** Below the size of a network packet, nothing is gained. */
const smallest = 1400;

/** Puts a .gz file beside each file worth it, once: what is there and newer is kept. */
export async function precompress(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile() || !compressible.test(entry.name)) continue;
    const file = join(entry.parentPath, entry.name);
    const { size, mtimeMs } = await stat(file);
    const made = await stat(`${file}.gz`).catch(() => undefined);
    if (size < smallest || (made !== undefined && made.mtimeMs >= mtimeMs)) continue;
    await writeFile(`${file}.gz`, await promisify(gzip)(await readFile(file), { level: constants.Z_BEST_COMPRESSION }));
  }
}
