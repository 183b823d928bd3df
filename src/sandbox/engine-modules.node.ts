import { build, type Plugin } from 'esbuild';
import { basename, resolve } from 'node:path';
import { moduleSyntax } from './compiler/module-syntax.ts';
import type { LinkedModule } from './protocol.ts';

/** Engine modules that the learner or the sandbox import, by name. */
const entries = {
  '@tensorflow/tfjs': 'src/runtime/tfjs.ts',
  'sans-gpu': 'src/runtime/index.ts',
  'sans-gpu/host': 'src/runtime/host.ts',
};

/** The package brings a GPU backend; a course about the CPU leaves it, and its weight, out. */
export const withoutWebgl: Plugin = {
  name: 'without-webgl',
  setup(build) {
    build.onResolve({ filter: /^@tensorflow\/tfjs-backend-webgl$/ }, ({ path }) => ({ path, namespace: 'absent' }));
    build.onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'export const version_webgl = "absent";' }));
  },
};

/** Bundles TF.js and the runtime, once, into modules that share one TF.js; dependency order. */
export async function engineModules(root: string): Promise<LinkedModule[]> {
  const entryPoints = Object.entries(entries).map(([name, source]) => ({ in: resolve(root, source), out: fileNameOf(name) }));
  const result = await build({
    entryPoints,
    absWorkingDir: root,
    outdir: 'engine',
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    // Deno has a `process`, and TF.js would take it for Node.
    define: { process: 'undefined' },
    legalComments: 'none',
    logLevel: 'error',
    plugins: [withoutWebgl],
  });

  const nameOf = new Map(Object.keys(entries).map((name) => [`${fileNameOf(name)}.js`, name]));
  const modules = result.outputFiles.map(({ path, text }): LinkedModule => {
    const file = basename(path);
    const imports = moduleSyntax(text).imports.map(({ specifier, start, end }) => {
      const target = basename(specifier);
      return { start, end, module: nameOf.get(target) ?? target };
    });
    return { name: nameOf.get(file) ?? file, code: text, imports };
  });
  return inDependencyOrder(modules);
}

function fileNameOf(name: string): string {
  return name.replace(/[^a-z]/g, '-');
}

function inDependencyOrder(modules: readonly LinkedModule[]): LinkedModule[] {
  const byName = new Map(modules.map((module) => [module.name, module]));
  const ordered = new Set<LinkedModule>();
  const add = (module: LinkedModule): void => {
    for (const site of module.imports) {
      const imported = byName.get(site.module);
      if (imported && !ordered.has(imported)) add(imported);
    }
    ordered.add(module);
  };
  modules.forEach(add);
  return [...ordered];
}
