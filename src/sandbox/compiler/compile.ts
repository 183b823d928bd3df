import type { LearnerError, LinkedModule } from '../protocol.ts';
import { moduleSyntax, type ImportSite, type ModuleSyntax } from './module-syntax.ts';
import { learnerPackages } from './packages.ts';
import { problem, sentences } from './sentences.ts';
import { syntaxError, toJavaScript } from './to-javascript.ts';

export type Compiled = { ok: true; program: LinkedModule[]; exports: string[] } | { ok: false; error: LearnerError };

/** Carries a LearnerError up through the recursion; never leaves this file. */
class CompileProblem extends Error {
  readonly error: LearnerError;
  constructor(error: LearnerError) {
    super(error.message);
    this.error = error;
  }
}

/**
 * TypeScript files to JavaScript modules in dependency order, the entry last. Only files that the entry
 * reaches are compiled. `exports` are the names that the entry exports.
 */
export function compile(files: Readonly<Record<string, string>>, entry: string): Compiled {
  const program: LinkedModule[] = [];
  /** Names each finished file exports, its `export *` included. */
  const exportsOf = new Map<string, string[]>();
  try {
    if (files[entry] === undefined) throw new CompileProblem(problem(sentences.missingEntry(entry)));
    visit(entry, []);
    return { ok: true, program, exports: exportsOf.get(entry) ?? [] };
  } catch (cause) {
    if (cause instanceof CompileProblem) return { ok: false, error: cause.error };
    throw cause;
  }

  function visit(file: string, chain: readonly string[]): void {
    if (chain.includes(file)) {
      throw new CompileProblem(problem(sentences.circularImport([...chain.slice(chain.indexOf(file)), file].join(' → ')), { file, line: 1 }));
    }
    if (exportsOf.has(file)) return;
    const { code, imports, exports } = parseFile(file, files[file] ?? '');
    const resolved = imports.map((site) => ({ site, module: resolve(site, file) }));
    for (const { module } of resolved) {
      if (files[module] !== undefined) visit(module, [...chain, file]);
    }
    for (const { site, module } of resolved) checkNames(site, module, file);
    const passedOn = resolved.filter(({ site }) => site.passesOn).flatMap(({ module }) => exportsOf.get(module) ?? []);
    exportsOf.set(file, [...exports, ...passedOn.filter((name) => name !== 'default')]);
    program.push({ name: file, code, imports: resolved.map(({ site, module }) => ({ start: site.start, end: site.end, module })) });
  }

  function resolve(site: ImportSite, importer: string): string {
    if (learnerPackages.has(site.specifier)) return site.specifier;
    const name = site.specifier.replace(/^\.\//, '');
    const target = site.specifier.startsWith('./') ? [name, `${name}.ts`, name.replace(/\.js$/, '.ts')].find((candidate) => files[candidate] !== undefined) : undefined;
    if (target !== undefined) return target;
    const packages = [...learnerPackages.keys()].map((known) => `"${known}"`).join(', ');
    const own = Object.keys(files).map((file) => `"./${file.replace(/\.ts$/, '')}"`).join(', ');
    throw new CompileProblem(problem(sentences.unknownImport(site.specifier, packages, own), { file: importer, line: site.line }));
  }

  function checkNames(site: ImportSite, target: string, importer: string): void {
    const known = exportsOf.get(target) ?? learnerPackages.get(target);
    if (known === undefined) return;
    for (const name of site.names) {
      if (!known.includes(name)) {
        throw new CompileProblem(problem(sentences.unknownExport(name, site.specifier, known.length === 0 ? '-' : known.join(', ')), { file: importer, line: site.line }));
      }
    }
  }
}

function parseFile(file: string, source: string): ModuleSyntax & { code: string } {
  if (source.trim() === '') throw new CompileProblem(problem(sentences.emptyFile(file), { file, line: 1 }));
  const javaScript = toJavaScript(file, source);
  if (!javaScript.ok) throw new CompileProblem(javaScript.error);
  let syntax: ModuleSyntax;
  try {
    // Sucrase lets some mistakes through; Acorn finds them, with their line.
    syntax = moduleSyntax(javaScript.code);
  } catch (cause) {
    throw new CompileProblem(syntaxError(file, cause));
  }
  const computed = syntax.computedImports[0];
  if (computed !== undefined) throw new CompileProblem(problem(sentences.computedImport(), { file, line: computed }));
  return { ...syntax, code: javaScript.code };
}
