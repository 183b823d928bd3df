import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mayImport } from './may-import.ts';
import { importsOf, sourceFiles } from './source-files.ts';

const source = sourceFiles('src', ['.ts', '.tsx', '.astro']).filter(({ path }) => !path.startsWith('src/kernels/assembly/'));

/** "src/grading/limits.ts" stands in "grading". */
const folderOf = (path: string): string => path.split('/')[1] ?? '';

test('every folder of src is in the table, and the source is found', () => {
  expect(source.length).toBeGreaterThan(100);
  for (const { path } of source) expect(mayImport, path).toHaveProperty(folderOf(path));
});

test.each(Object.keys(mayImport))('src/%s imports only what the table allows', (folder) => {
  const forbidden = source
    .filter(({ path }) => folderOf(path) === folder)
    .flatMap((file) =>
      importsOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => posix.join(posix.dirname(file.path), specifier))
        .filter((target) => target.startsWith('src/') && folderOf(target) !== folder && mayImport[folder]?.includes(folderOf(target)) !== true)
        .map((target) => `${file.path} → ${target}`),
    );
  expect(forbidden).toEqual([]);
});

describe('environments', () => {
  const isNode = (path: string): boolean => path.includes('.node.') || path.startsWith('src/cli/') || path.startsWith('src/site/');
  const isBrowser = (path: string): boolean => /\.(browser|worker)\.tsx?$/.test(path) || path.startsWith('src/site/') || (path.startsWith('src/playground/') && path.endsWith('.tsx'));

  test('only *.node.ts and entry files import Node', () => {
    const offenders = source.filter((file) => !isNode(file.path) && importsOf(file).some((specifier) => specifier.startsWith('node:')));
    expect(offenders.map(({ path }) => path)).toEqual([]);
  });

  test('only *.browser.ts, *.worker.ts and components touch a page', () => {
    const page = /(?<![.\w'"`-])(document|localStorage|sessionStorage)\s*[.[]|(?<![.\w])window\.(addEventListener|document|local|location|parent|postMessage|set)/;
    const offenders = source.filter(({ path, text }) => !isBrowser(path) && !isNode(path) && page.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')));
    expect(offenders.map(({ path }) => path)).toEqual([]);
  });
});

describe('what learners can import is all that content and exercises import', () => {
  const learnerPackages = ['@tensorflow/tfjs', 'sans-gpu'];

  test('examples, starters, solutions and wrong answers', () => {
    const files = [...sourceFiles('content/examples', ['.ts']), ...sourceFiles('exercises', ['.ts']).filter(({ path }) => !path.endsWith('.test.ts'))];
    expect(files.length).toBeGreaterThan(20);
    const offenders = files.flatMap((file) => importsOf(file).filter((specifier) => !learnerPackages.includes(specifier) && !/^\.\/[\w-]+$/.test(specifier)).map((specifier) => `${file.path} → ${specifier}`));
    expect(offenders).toEqual([]);
  });

  test('graders', () => {
    const graders = sourceFiles('exercises', ['.test.ts']);
    expect(graders.length).toBeGreaterThan(1);
    for (const grader of graders) expect(importsOf(grader).sort(), grader.path).toEqual(['sans-gpu/grading', 'vitest']);
  });
});
