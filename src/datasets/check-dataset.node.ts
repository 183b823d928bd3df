import { join } from 'node:path';
import { datasetManifest, filesOf, parts } from '../contract/dataset.ts';
import type { DatasetManifest } from '../contract/dataset.ts';
import { readIfPresent } from './write-file.node.ts';
import { sha256 } from './write-part.node.ts';

/** What a folder of data was made from, and how. */
export interface Origin {
  name: DatasetManifest['name'];
  recipe: number;
  integrity: string;
}

/** Whether the folder holds the data set as it is made from there, every byte of it. */
export async function isPrepared(folder: string, origin: Origin): Promise<boolean> {
  const manifest = await readManifest(folder);
  if (manifest === undefined || !fits(manifest, origin)) return false;
  for (const { file, bytes, sha256: expected } of parts.flatMap((part) => filesOf(manifest, part))) {
    const packed = await readIfPresent(join(folder, file));
    if (packed?.length !== bytes || sha256(packed) !== expected) return false;
  }
  return true;
}

async function readManifest(folder: string): Promise<DatasetManifest | undefined> {
  const bytes = await readIfPresent(join(folder, 'manifest.json'));
  if (bytes === undefined) return undefined;
  try {
    return datasetManifest.parse(JSON.parse(new TextDecoder().decode(bytes)));
  } catch {
    // Cut short or from another version: it is made again.
    return undefined;
  }
}

function fits({ name, recipe, source }: DatasetManifest, origin: Origin): boolean {
  return name === origin.name && recipe === origin.recipe && source.integrity === origin.integrity;
}
