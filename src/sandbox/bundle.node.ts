import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildKernels } from '../kernels/build.node.ts';
import type { Asset, AssetList } from './assets.ts';
import { engineModules } from './engine-modules.node.ts';

/**
 * Builds everything the sandbox runs on: `sandbox/` and `runner/` for the site (file names carry a hash of
 * the content, `assets.json` names them) and `learner.deno.js` for the process host.
 * @param root folder of the project
 * @param folder where to write; its `sandbox` and `runner` are made anew
 */
export async function bundleSandbox(root: string, folder: string): Promise<AssetList> {
  const sandbox = join(folder, 'sandbox');
  const runner = join(folder, 'runner');
  await Promise.all([sandbox, runner].map((part) => rm(part, { recursive: true, force: true })));
  await Promise.all([sandbox, runner].map((part) => mkdir(part, { recursive: true })));

  const put = async (name: string, extension: string, content: string | Uint8Array): Promise<Asset> => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
    const file = `${name}-${hash}.${extension}`;
    await writeFile(join(sandbox, file), bytes);
    return { file, bytes: bytes.length };
  };
  const wasm = async (name: keyof AssetList['wasm']): Promise<Asset> =>
    put(name.replace('.wasm', ''), 'wasm', await readFile(resolve(root, 'node_modules/@tensorflow/tfjs-backend-wasm/dist', name)));

  const kernels = await buildKernels(root);
  const assets: AssetList = {
    engine: await put('engine', 'json', JSON.stringify({ modules: await engineModules(root) })),
    worker: await put('learner', 'js', await script(root, 'src/sandbox/learner/learner.worker.ts', 'iife')),
    frame: await put('frame', 'js', await script(root, 'src/sandbox/frame/frame.browser.ts', 'iife')),
    thread: await put('thread', 'js', await script(root, 'src/kernels/threads/thread.worker.ts', 'iife')),
    wasm: {
      'tfjs-backend-wasm.wasm': await wasm('tfjs-backend-wasm.wasm'),
      'tfjs-backend-wasm-simd.wasm': await wasm('tfjs-backend-wasm-simd.wasm'),
      'tfjs-backend-wasm-threaded-simd.wasm': await wasm('tfjs-backend-wasm-threaded-simd.wasm'),
    },
    kernels: {
      relaxed: await put('kernels-relaxed', 'wasm', kernels.relaxed),
      plain: await put('kernels-plain', 'wasm', kernels.plain),
      'relaxed-shared': await put('kernels-relaxed-shared', 'wasm', kernels['relaxed-shared']),
      'plain-shared': await put('kernels-plain-shared', 'wasm', kernels['plain-shared']),
    },
  };
  await writeFile(join(sandbox, 'assets.json'), JSON.stringify(assets));
  await writeFile(join(folder, 'learner.deno.js'), await script(root, 'src/sandbox/process/learner.deno.ts', 'esm'));
  await writeFile(join(runner, 'runner.js'), await script(root, 'src/sandbox/runner/runner.browser.ts', 'esm'));
  await copyFile(resolve(root, 'src/sandbox/runner/index.html'), join(runner, 'index.html'));
  return assets;
}

async function script(root: string, source: string, format: 'iife' | 'esm'): Promise<string> {
  const result = await build({
    entryPoints: [resolve(root, source)],
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    format,
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    logLevel: 'error',
  });
  const text = result.outputFiles[0]?.text ?? '';
  // The frame's script stands inside a <script> element.
  if (text.includes('</script')) throw new Error(`${source}: the bundle holds "</script", which would end the element it is put in.`);
  return text;
}
