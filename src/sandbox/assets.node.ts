import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assetList, engineFile, kernelsFor, wasmBuildFor, type Asset } from './assets.ts';
import type { EngineAssets } from './learner-session.ts';

/**
 * Reads the engine that `bundleSandbox` wrote into `folder`, for a learner's process: one thread, because shared memory
 * in Deno would need its own worker scripts on disk.
 */
export async function readEngine(folder: string): Promise<EngineAssets> {
  const read = ({ file }: Pick<Asset, 'file'>): Promise<Buffer> => readFile(join(folder, 'sandbox', file));
  const readJson = async (asset: Pick<Asset, 'file'>): Promise<unknown> => JSON.parse((await read(asset)).toString());
  const assets = assetList.parse(await readJson({ file: 'assets.json' }));
  const { modules } = engineFile.parse(await readJson(assets.engine));
  const file = wasmBuildFor(false);
  const variant = kernelsFor(file);
  return { modules, wasm: { file, bytes: await read(assets.wasm[file]) }, kernels: variant === undefined ? null : await read(assets.kernels[variant]), thread: null };
}
