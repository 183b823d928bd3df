import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pythonCommands } from '../../../src/cli/python/find-python.node.ts';
import { notebook, type Notebook } from '../../../src/contract/notebook.ts';
import { languages } from '../../../src/contract/text.ts';
import { frameworks } from '../../../src/contract/twin.ts';
import { colabAddress } from '../../../src/site/notebooks/colab.ts';
import { makeNotebook, notebookFile } from '../../../src/site/notebooks/make-notebook.ts';
import { twinSections } from '../../../src/site/notebooks/twin-sections.ts';
import { twins } from '../../../src/site/twins.ts';
import { root } from '../../fixtures/site.ts';

const all = twins.flatMap(({ name, title }) =>
  languages.flatMap((language) =>
    frameworks.map((framework) => ({
      file: notebookFile(name, framework, language),
      framework,
      language,
      title: title[language],
      source: readFileSync(join(root, 'content/examples', name, `${framework}${language === 'fr' ? '.fr' : ''}.py`), 'utf8'),
    })),
  ),
);

const built = (file: string): string => readFileSync(join(root, 'dist/notebooks', file), 'utf8');
/** Lines that are not empty, so that the space between two cells does not count. */
const dense = (text: string): string => text.split('\n').filter((line) => line.trim() !== '').join('\n');
const codeOf = ({ cells }: Notebook): string => cells.filter((cell) => cell.cell_type === 'code' && cell.id !== 'install').map(({ source }) => source.join('')).join('\n');
const withoutMarginComments = (source: string): string => twinSections(source).map(({ code }) => code).join('\n');

/** A Python that has nbformat, the format's own library. */
const validator = pythonCommands(process.env).find((command) => {
  try {
    execFileSync(command, ['-c', 'import nbformat'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
});

describe('cutting a file into cells', () => {
  test('a comment at the margin after an empty line begins a step, one inside does not', () => {
    const file = '# What it is.\nimport torch\n\n# A loop,\n# twice.\nfor x in range(2):\n\n    # inside\n    print(x)\n# and on\nprint(2)\n';
    expect(twinSections(file)).toEqual([
      { words: 'What it is.', code: 'import torch' },
      { words: 'A loop, twice.', code: 'for x in range(2):\n\n    # inside\n    print(x)\n# and on\nprint(2)' },
    ]);
  });

  test('a file without comments is one step', () => {
    expect(twinSections('import torch\n\nprint(torch)\n')).toEqual([{ words: '', code: 'import torch\n\nprint(torch)' }]);
  });

  test.each(all)('no line of $file is lost', ({ source }) => {
    const again = twinSections(source).map(({ words, code }) => `${words === '' ? '' : `# ${words}\n`}${code}`).join('\n');
    expect(dense(again).replace(/\n# | /g, '')).toBe(dense(source).replace(/\n# | /g, ''));
  });
});

describe.each(all)('$file', ({ file, ...parts }) => {
  const made = makeNotebook({ ...parts, chapter: { title: 'A chapter', question: 'A question?', address: 'https://example.org/limits/' } });

  test('holds the code of the twin, in cells with names of their own', () => {
    expect(dense(codeOf(made))).toBe(dense(withoutMarginComments(parts.source)));
    expect(new Set(made.cells.map(({ id }) => id)).size).toBe(made.cells.length);
    expect(made.cells.length).toBeGreaterThan(5);
  });

  test('opens with the question of its chapter and a link back', () => {
    const words = made.cells.slice(0, 2).flatMap(({ source }) => source).join('');
    expect(words).toContain('> A question?');
    expect(words).toContain('[A chapter](https://example.org/limits/)');
  });

  test('is on the built site, valid, with the same code', () => {
    const parsed = notebook.parse(JSON.parse(built(file)));
    expect(codeOf(parsed)).toBe(codeOf(made));
    expect(parsed.cells.slice(2)).toEqual(made.cells.slice(2));
  });
});

test('the same parts give the same notebook, byte for byte', () => {
  const [{ file: _, ...parts } = { file: '' }] = all;
  const make = (): string => JSON.stringify(makeNotebook({ title: '', framework: 'pytorch', language: 'en', source: '', ...parts, chapter: { title: 'A chapter' } }));
  expect(make()).toBe(make());
});

test('only a notebook for a GPU asks Colab for one', () => {
  const asks = all.filter(({ file }) => notebook.parse(JSON.parse(built(file))).metadata.accelerator === 'GPU').map(({ file }) => file);
  expect(asks).toEqual(all.map(({ file }) => file).filter((file) => file.startsWith('mixed-device')));
});

test('Colab finds a notebook where the built site has it', () => {
  const [{ file } = { file: '' }] = all;
  const address = colabAddress('someone/course', 'gh-pages', file);
  const prefix = 'https://colab.research.google.com/github/someone/course/blob/gh-pages/';
  expect(address.startsWith(prefix)).toBe(true);
  expect(existsSync(join(root, 'dist', address.slice(prefix.length)))).toBe(true);
  expect(() => colabAddress('https://github.com/someone/course', 'main', file)).toThrow('owner/name');
});

test.skipIf(validator === undefined && !process.env['CI'])('the format’s own library finds every notebook of the built site valid', () => {
  const check = 'import sys, nbformat\nfor path in sys.argv[1:]:\n    nbformat.validate(nbformat.read(path, as_version=4))\nprint(len(sys.argv) - 1)';
  const checked = execFileSync(validator ?? 'python3', ['-W', 'error', '-c', check, ...all.map(({ file }) => join(root, 'dist/notebooks', file))], { encoding: 'utf8' });
  expect(Number(checked)).toBe(all.length);
});
