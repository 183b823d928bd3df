import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exerciseTable, withTable } from '../../src/cli/exercise/table.node.ts';
import { root } from '../fixtures/site.ts';

test('the table in README.md says what the exercises say: npm run exercise -- table', async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  expect(withTable(readme, await exerciseTable(root))).toBe(readme);
});

test('a README without a place for the table is an error', () => {
  expect(() => withTable('# Nothing', '| |')).toThrow('exercises');
});
