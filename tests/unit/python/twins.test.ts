import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { frameworks } from '../../../src/contract/twin.ts';
import { twins } from '../../../src/site/twins.ts';
import { pythonDeeds } from '../../fixtures/python-deeds.ts';
import { root } from '../../fixtures/site.ts';

const examples = join(root, 'content/examples');
const read = (name: string, file: string): string => readFileSync(join(examples, name, file), 'utf8');

test('the list of twins names every example that has a file in Python, and no other', () => {
  const withPython = readdirSync(examples).filter((name) => existsSync(join(examples, name, 'pytorch.py')) || existsSync(join(examples, name, 'tensorflow.py')));
  expect(twins.map(({ name }) => name).sort()).toEqual(withPython.sort());
  expect(withPython.length).toBeGreaterThan(10);
});

test('words and comments are told from what a file does', () => {
  const english = `print(f"{count:,} digits")  # how many\nprint("a # is no comment")`;
  const french = `print(f"{count:,} chiffres")  # combien\n\nprint("un # n’est pas un commentaire")`;
  expect(pythonDeeds(french)).toBe(pythonDeeds(english));
  expect(pythonDeeds(english.replace('count', 'total'))).not.toBe(pythonDeeds(english));
  expect(pythonDeeds('x = 1  # one')).not.toBe(pythonDeeds('x = 2  # one'));
});

describe.each(twins.flatMap(({ name }) => frameworks.map((framework) => ({ name, framework }))))('$name, $framework', ({ name, framework }) => {
  const [english, french] = [read(name, `${framework}.py`), read(name, `${framework}.fr.py`)];

  test('does the same in French as in English', () => {
    expect(pythonDeeds(french)).toBe(pythonDeeds(english));
    expect(french).not.toBe(english);
  });

  test('is short enough to read', () => {
    for (const lines of [english, french].map((text) => text.trimEnd().split('\n'))) {
      expect(lines.length).toBeLessThanOrEqual(80);
      expect(lines.filter((line) => line.length > 100)).toEqual([]);
    }
  });
});
