import { join } from 'node:path';
import { datasetManifest, filesOf, parts } from '../contract/dataset.ts';
import type { DatasetManifest } from '../contract/dataset.ts';
import type { DatasetRecipe } from './recipe.ts';
import { readIfPresent } from './write-file.node.ts';
import { sha256 } from './write-part.node.ts';

/** Whether the folder holds the data set as the recipe makes it, every byte of it. */
export async function isPrepared(folder: string, recipe: DatasetRecipe): Promise<boolean> {
  const manifest = await readManifest(folder);
  if (manifest === undefined || !fits(manifest, recipe)) return false;
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

function fits({ name, recipe: version, source }: DatasetManifest, recipe: DatasetRecipe): boolean {
  return name === recipe.name && version === recipe.version && source.integrity === recipe.package.integrity;
}
