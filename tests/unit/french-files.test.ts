import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deedsOf } from '../../src/cli/exercise/deeds.ts';
import { root } from '../fixtures/site.ts';

const deeds = (path: string): string => deedsOf(readFileSync(path, 'utf8'));

const pairs = ['exercises', 'content/examples'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.fr.ts'))
    .map((file) => ({ french: join(folder, file), english: join(folder, file.replace('.fr.ts', '.ts')) })),
);

test('there are French versions to compare', () => {
  expect(pairs.length).toBeGreaterThan(3);
});

test.each(pairs)('$french does what its English version does', ({ french, english }) => {
  expect(deeds(join(root, french))).toBe(deeds(join(root, english)));
});
