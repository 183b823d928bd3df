import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../../../src/sandbox/compiler/compile.ts';
import { moduleSyntax } from '../../../src/sandbox/compiler/module-syntax.ts';
import { learnerPackages } from '../../../src/sandbox/compiler/packages.ts';
import { toJavaScript } from '../../../src/sandbox/compiler/to-javascript.ts';
import { root } from '../../fixtures/site.ts';

/** The error of a program that must not compile. */
function errorOf(files: Record<string, string>): { message: string; line: number | undefined; file: string | undefined } {
  const compiled = compile(files, 'main.ts');
  if (compiled.ok) throw new Error('It compiled.');
  return { message: compiled.error.message, line: compiled.error.place?.line, file: compiled.error.place?.file };
}

describe('a program that compiles', () => {
  test('loses its types and keeps every statement on its line', () => {
    const source = 'interface Point {\n  x: number;\n}\nexport const point: Point = { x: 1 };\nexport function twice<T>(value: T): T[] {\n  return [value, value];\n}';
    const compiled = compile({ 'main.ts': source }, 'main.ts');
    if (!compiled.ok) throw new Error(compiled.error.message);
    const lines = compiled.program[0]?.code.split('\n') ?? [];
    expect(lines[3]).toBe('export const point = { x: 1 };');
    expect(lines[5]).toBe('  return [value, value];');
    expect(compiled.exports).toEqual(['point', 'twice']);
  });

  test('comes in dependency order, the entry last, without files that nothing imports', () => {
    const compiled = compile({ 'main.ts': `import { a } from './a';\nimport './b.ts';\na();`, 'b.ts': `import { a } from './a';\na();`, 'a.ts': 'export const a = () => 1;', 'unused.ts': 'let;' }, 'main.ts');
    expect(compiled.ok && compiled.program.map(({ name }) => name)).toEqual(['a.ts', 'b.ts', 'main.ts']);
  });

  test('has each import at its place, so that an address can be put there', () => {
    const compiled = compile({ 'main.ts': `import * as tf from '@tensorflow/tfjs';\nimport { a } from './a';\nconsole.log(tf, a, await import('./a'));`, 'a.ts': 'export const a = 1;' }, 'main.ts');
    if (!compiled.ok) throw new Error(compiled.error.message);
    const main = compiled.program.at(-1);
    expect(main?.imports.map(({ start, end, module }) => [main.code.slice(start, end), module])).toEqual([['@tensorflow/tfjs', '@tensorflow/tfjs'], ['./a', 'a.ts'], ['./a', 'a.ts']]);
  });

  test('exports what "export *" passes on', () => {
    const compiled = compile({ 'main.ts': `export * from './a';\nexport * as rest from './a';\nexport const { b, c: [d] } = { b: 1, c: [2] };`, 'a.ts': 'export const a = 1;\nexport default 2;' }, 'main.ts');
    expect(compiled.ok && compiled.exports.toSorted()).toEqual(['a', 'b', 'd', 'rest']);
  });
});

describe('a program that does not compile says what and where', () => {
  test('a syntax error', () => {
    expect(errorOf({ 'main.ts': 'const a = 1;\nconst b = (a;\n' })).toMatchObject({ line: 2, file: 'main.ts' });
  });

  test('a mistake that only the second parser finds', () => {
    expect(errorOf({ 'main.ts': 'const a = 1;\nconst a = 2;\n' })).toEqual({ message: `Identifier 'a' has already been declared`, line: 2, file: 'main.ts' });
  });

  test('an unknown package, with what there is', () => {
    const { message, line } = errorOf({ 'main.ts': `\nimport x from 'lodash';\nx();`, 'layers.ts': 'export {};' });
    expect(message).toContain('"lodash"');
    expect(message).toContain('"sans-gpu"');
    expect(message).toContain('"./layers"');
    expect(line).toBe(2);
  });

  test('an unknown export of a package or a file, with the names that exist', () => {
    expect(errorOf({ 'main.ts': `import { cifar } from 'sans-gpu';\ncifar();` }).message).toMatch(/no export called "cifar".*cifar10, display, imdb, mnist/s);
    expect(errorOf({ 'main.ts': `import { b } from './a';\nb();`, 'a.ts': 'export const a = 1;' }).message).toContain('It exports: a.');
  });

  test('files that import each other', () => {
    const { message } = errorOf({ 'main.ts': `import { a } from './a';\nexport const m = a;`, 'a.ts': `import { m } from './main';\nexport const a = m;` });
    expect(message).toContain('main.ts → a.ts → main.ts');
  });

  test('an import whose name is computed', () => {
    expect(errorOf({ 'main.ts': `const name = './a';\nawait import(name);` })).toMatchObject({ line: 2 });
  });

  test('an empty file and a missing entry', () => {
    expect(errorOf({ 'main.ts': ' \n' }).message).toContain('main.ts is empty');
    expect(errorOf({ 'other.ts': '1;' }).message).toContain('no file called main.ts');
  });

  test('in both languages, when the sentence is ours', () => {
    const compiled = compile({ 'main.ts': '' }, 'main.ts');
    expect(!compiled.ok && compiled.error.words?.fr).toContain('est vide');
  });
});

test('the compiler knows exactly what the package exports', () => {
  const source = readFileSync(join(root, 'src/runtime/index.ts'), 'utf8');
  const javaScript = toJavaScript('index.ts', source);
  if (!javaScript.ok) throw new Error(javaScript.error.message);
  expect([...(learnerPackages.get('sans-gpu') ?? [])].sort()).toEqual(moduleSyntax(javaScript.code).exports.sort());
});
