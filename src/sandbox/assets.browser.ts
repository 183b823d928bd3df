import { assetList, engineFile, kernelsFor, wasmBuildFor, type Asset, type KernelChoice } from './assets.ts';
import type { FrameScripts } from './frame/open-frame.browser.ts';
import type { EngineAssets } from './learner-session.ts';

/** Everything a run needs that is not data. */
export interface BrowserAssets {
  scripts: FrameScripts;
  engine: EngineAssets;
}

/**
 * Fetches the sandbox from the site; works in a page and in a worker. The browser caches each file for ever: its name changes with its content.
 * @param site absolute address of the site's root
 * @param options.threads how many the engine will be told to use: 1 takes a build without shared memory
 * @param options.kernels which of our training kernels to use
 */
export async function fetchAssets(
  site: string,
  onBytes: (received: number, total: number) => void,
  { threads, kernels: choice = 'fast' }: { threads: number; kernels?: KernelChoice },
): Promise<BrowserAssets> {
  const folder = new URL('sandbox/', site);
  const list = assetList.parse(await (await fetchFile(new URL('assets.json', folder))).json());
  const wasmName = wasmBuildFor(crossOriginIsolated && threads > 1);
  const variant = kernelsFor(wasmName, choice);
  const kernelAsset = variant === undefined ? undefined : list.kernels[variant];
  const threadAsset = variant?.endsWith('shared') === true ? list.thread : undefined;
  const wanted = [list.frame, list.worker, list.engine, list.wasm[wasmName], kernelAsset, threadAsset].filter((asset) => asset !== undefined);
  const total = wanted.reduce((sum, { bytes }) => sum + bytes, 0);
  let received = 0;

  const read = async ({ file }: Asset): Promise<Uint8Array> => {
    const response = await fetchFile(new URL(file, folder));
    const chunks: Uint8Array[] = [];
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk);
      received += chunk.length;
      onBytes(received, total);
    }
    return new Uint8Array(await new Blob(chunks.map((chunk) => new Uint8Array(chunk))).arrayBuffer());
  };
  const [frame, worker, engine, wasm, kernels, thread] = await Promise.all([
    read(list.frame),
    read(list.worker),
    read(list.engine),
    read(list.wasm[wasmName]),
    kernelAsset === undefined ? null : read(kernelAsset),
    threadAsset === undefined ? null : read(threadAsset),
  ]);
  const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  const json: unknown = JSON.parse(text(engine));
  return {
    scripts: { frame: text(frame), worker: text(worker) },
    engine: { modules: engineFile.parse(json).modules, wasm: { file: wasmName, bytes: wasm }, kernels, thread: thread === null ? null : text(thread) },
  };
}

async function fetchFile(url: URL): Promise<Response> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url.pathname}: the site answered ${response.status}. Reload the page; if it stays, the site was not built completely.`);
  return response;
}
