import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assetList } from '../../src/sandbox/assets.ts';
import { gzipBytes } from './page-scripts.ts';

/** Kilobytes, packed by gzip -9, of each file that starts the engine where threads and SIMD are to be had: the largest case. */
export function engineKilobytes(site: string): Record<string, number> {
  const assets = assetList.parse(JSON.parse(readFileSync(join(site, 'sandbox/assets.json'), 'utf8')));
  const { engine, worker, frame, thread, wasm, kernels } = assets;
  const parts = [engine, worker, frame, thread, wasm['tfjs-backend-wasm-threaded-simd.wasm'], kernels['relaxed-shared']].map(({ file }) => `sandbox/${file}`);
  const files = ['runner/index.html', 'runner/runner.js', 'sandbox/assets.json', ...parts];
  return Object.fromEntries(files.map((file) => [file, gzipBytes(readFileSync(join(site, file))) / 1000]));
}

export function sum(kilobytes: Record<string, number>): number {
  return Object.values(kilobytes).reduce((total, one) => total + one, 0);
}
