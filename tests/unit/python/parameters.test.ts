import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { twins } from '../../../src/site/twins.ts';
import { learnedNumbers } from '../../fixtures/learned-numbers.ts';
import { root } from '../../fixtures/site.ts';

/** Twins with a playground of the same name, and a network to count. */
const pairs = twins.filter(({ name, parameters }) => parameters.length > 0 && existsSync(join(root, 'content/examples', name, 'main.ts')));

test('there are playgrounds to compare with', () => {
  expect(pairs.length).toBeGreaterThan(3);
});

describe.each(pairs)('$name', ({ name, parameters }) => {
  test('learns as many numbers in the browser as in Python', async () => {
    expect(parameters).toContain(await learnedNumbers(name));
  });
});
