import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DatasetManifest } from '../contract/dataset.ts';
import { networkNames } from '../contract/network-names.ts';
import type { DatasetContents } from './recipe.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Networks trained by the programs in content/networks, where `npm run bench -- networks` writes them. Not data either,
 * but what learners load comes one way.
 */
export async function readNetworks(): Promise<{ about: Pick<DatasetManifest, 'recipe' | 'source'>; contents: DatasetContents }> {
  const read = (file: string): Promise<Uint8Array> => readFile(join(project, 'content/networks', file));
  const networks = await Promise.all(networkNames.map(async (name) => [name, [await read(`${name}.json`), await read(`${name}.bin`)]] as const));
  const hash = createHash('sha512');
  for (const file of networks.flatMap(([, files]) => files)) hash.update(file);
  const source = {
    package: 'sans-gpu',
    version: '0.1.0',
    integrity: `sha512-${hash.digest('base64')}`,
    credit: 'Trained by the programs in content/networks on MNIST, CIFAR-10 and IMDB. Here with weights rounded to 8 bits.',
    licence: 'MIT',
  };
  return {
    about: { recipe: 1, source },
    contents: {
      parts: Object.fromEntries(networks),
      manifest: (about, files) => ({
        kind: 'networks',
        name: 'networks',
        ...about,
        parts: { digits: files('digits'), objects: files('objects'), reviews: files('reviews') },
      }),
    },
  };
}
