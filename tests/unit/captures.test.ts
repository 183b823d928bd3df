import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { captureNamed } from '../../src/measured/captures.ts';
import { root } from '../fixtures/site.ts';

const names = readdirSync(`${root}src/measured/captures`).map((file) => file.replace(/\.json$/, ''));

test.each(names)('%s was printed by a program of this repository, on a real machine, and can be shown', (name) => {
  const { command, machine, output, versions } = captureNamed(name);
  const file = / (content\/\S+\.py)$/.exec(command)?.[1] ?? '';
  expect(existsSync(`${root}${file}`), command).toBe(true);
  expect(machine).toMatch(/cores/);
  for (const version of Object.entries(versions).filter(([of]) => of !== 'Python').map(([, each]) => each)) expect(output).toContain(version);
});

test('a capture that nobody made is a bug of the page', () => {
  expect(() => captureNamed('no-such-program')).toThrow('There is no src/measured/captures/no-such-program.json');
});
