import { build } from 'esbuild';
import { join } from 'node:path';
import * as z from 'zod';
import { kernelVariant } from '../../../src/kernels/variants.ts';
import { assetList, type AssetList } from '../../../src/sandbox/assets.ts';
import { withoutWebgl } from '../../../src/sandbox/engine-modules.node.ts';
import { readFile } from 'node:fs/promises';
import { root } from '../../fixtures/site.ts';
import { LineProcess } from './line-process.ts';
import { trained, type Trainer } from './trainer.ts';

export type NodeBackend = 'kernels' | 'stock-wasm' | 'cpu-backend';

/** Where to find what Node processes start from. */
export interface NodeParts {
  script: string;
  /** Folder of the built site. */
  site: string;
  assets: AssetList;
}

/** Bundles the script of the Node processes into `folder`, as TF.js is bundled for the site. */
export async function prepareNode(site: string, folder: string): Promise<NodeParts> {
  const script = join(folder, 'node-child.mjs');
  await build({
    entryPoints: [`${root}tests/bench/training/node-child.ts`],
    absWorkingDir: root,
    outfile: script,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    external: ['node:*'],
    target: 'es2022',
    define: { process: 'undefined' },
    legalComments: 'none',
    logLevel: 'error',
    plugins: [withoutWebgl],
  });
  const content: unknown = JSON.parse(await readFile(join(site, 'sandbox/assets.json'), 'utf8'));
  return { script, site, assets: assetList.parse(content) };
}

/** A process of its own for each backend; it starts when first asked, and again after it has ended. */
export class NodeTrainer implements Trainer {
  private readonly parts: NodeParts;
  private readonly backend: NodeBackend;
  private readonly threads: number;
  private process: LineProcess | undefined;

  constructor(parts: NodeParts, { backend, threads }: { backend: NodeBackend; threads: number }) {
    this.parts = parts;
    this.backend = backend;
    this.threads = threads;
  }

  prepare: Trainer['prepare'] = async ({ name }, variant, seconds) => z.number().parse(await (await this.started()).ask({ method: 'prepare', name, variant }, seconds));

  train: Trainer['train'] = async (variant, steps, seconds) => trained.parse(await this.ask({ method: 'train', variant, steps }, seconds));

  /** Calls any method of the process. */
  async ask(request: { method: string } & Record<string, unknown>, seconds: number): Promise<unknown> {
    return (await this.started()).ask(request, seconds);
  }

  async release(): Promise<void> {
    await this.process?.ask({ method: 'release' }, 20).catch(() => this.close());
  }

  close(): void {
    this.process?.kill();
    this.process = undefined;
  }

  private async started(): Promise<LineProcess> {
    if (this.process?.isAlive() === true) return this.process;
    const { script, site, assets } = this.parts;
    const threaded = this.backend === 'kernels' && this.threads > 1;
    const file = threaded ? 'tfjs-backend-wasm-threaded-simd.wasm' : 'tfjs-backend-wasm-simd.wasm';
    const path = (asset: { file: string }): string => join(site, 'sandbox', asset.file);
    const options = {
      backend: this.backend,
      wasm: { file, path: path(assets.wasm[file]) },
      kernels: path(assets.kernels[kernelVariant({ shared: threaded })]),
      threads: this.threads,
      data: join(root, 'data'),
    };
    const child = new LineProcess(process.execPath, [script]);
    this.process = child;
    const { threads } = z.object({ threads: z.number() }).parse(await child.ask({ method: 'start', options }, 60));
    if (threads !== this.threads) {
      this.close();
      throw new Error(`the backend started with ${threads} thread instead of ${this.threads}`);
    }
    return child;
  }
}
