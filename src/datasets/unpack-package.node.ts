import { Parser } from 'tar';
import { DatasetError } from './dataset-error.ts';
import type { PackagePin } from './recipe.ts';

/** The wanted files of a verified tarball, by their path inside the package. */
export async function unpackPackage(
  tarball: Uint8Array,
  pin: PackagePin,
  wanted: readonly string[],
): Promise<(path: string) => Uint8Array> {
  const files = new Map<string, Uint8Array>();
  await new Promise<void>((resolve, reject) => {
    const parser = new Parser({
      strict: true,
      onReadEntry(entry) {
        // npm packs everything in one folder, whose name does not matter.
        const path = entry.path.slice(entry.path.indexOf('/') + 1);
        if (!wanted.includes(path)) {
          entry.resume();
          return;
        }
        const parts: Uint8Array[] = [];
        entry.on('data', (part) => parts.push(part));
        entry.on('end', () => files.set(path, Buffer.concat(parts)));
      },
    });
    parser.on('end', resolve);
    parser.on('error', reject);
    parser.end(Buffer.from(tarball.buffer, tarball.byteOffset, tarball.length));
  });

  return (path) => {
    const bytes = files.get(path);
    if (bytes !== undefined) return bytes;
    throw new DatasetError(
      `${pin.name} ${pin.version} has no file ${path}: it is not the package this version was written for, so update the project.`,
    );
  };
}
