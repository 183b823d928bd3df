import { build } from 'esbuild';
import type { Page } from 'playwright-core';
import * as z from 'zod';
import { moduleSyntax } from '../../../src/sandbox/compiler/module-syntax.ts';
import type { LinkedModule } from '../../../src/sandbox/protocol.ts';
import { root } from '../../fixtures/site.ts';
import { scriptFor } from '../bench-page.ts';
import { TooSlow } from './line-process.ts';
import { trained, type Trainer } from './trainer.ts';

/** The trainer as a program that a learner could have typed: the same TF.js tasks, importing what a learner imports. */
export async function learnerProgram(): Promise<LinkedModule> {
  const { outputFiles } = await build({
    entryPoints: [`${root}tests/bench/training/tfjs/trainer.ts`],
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    external: ['@tensorflow/tfjs', 'sans-gpu'],
    target: 'es2022',
    write: false,
    logLevel: 'error',
  });
  const code = outputFiles[0]?.text ?? '';
  return { name: 'trainer.ts', code, imports: moduleSyntax(code).imports.map(({ specifier, start, end }) => ({ start, end, module: specifier })) };
}

/** Puts what opens sandboxes into a page of the built site. */
export async function preparePage(page: Page, site: string): Promise<void> {
  await page.goto(`${site}/about/measurements/`, { waitUntil: 'networkidle' });
  await page.addScriptTag({ content: await scriptFor('training/training.browser.ts', 'training') });
}

/** A learner's worker of the built site, in a page of Chromium, with that many threads. */
export class ChromiumTrainer implements Trainer {
  private readonly page: Page;
  private readonly program: LinkedModule;
  private readonly threads: number;
  private session: number | undefined;

  constructor(page: Page, program: LinkedModule, threads: number) {
    this.page = page;
    this.program = program;
    this.threads = threads;
  }

  prepare: Trainer['prepare'] = async ({ name }, variant, seconds) => z.number().parse(await this.call('prepare', [name, variant], seconds));

  train: Trainer['train'] = async (variant, steps, seconds) => trained.parse(await this.call('train', [variant, steps], seconds));

  async release(): Promise<void> {
    if (this.session !== undefined) await this.call('release', [], 20).catch(() => this.close());
  }

  close(): void {
    if (this.session === undefined) return;
    void this.page.evaluate(`training.close(${this.session})`).catch(() => undefined);
    this.session = undefined;
  }

  private async call(name: string, args: unknown[], seconds: number): Promise<unknown> {
    if (this.session !== undefined && (await this.page.evaluate(`training.isAlive(${this.session})`)) !== true) this.session = undefined;
    this.session ??= await this.open();
    const limit = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      this.close();
      limit.reject(new TooSlow(`more than ${seconds} s`));
    }, seconds * 1000);
    try {
      return await Promise.race([this.page.evaluate(`training.call(${this.session}, ${JSON.stringify(name)}, ${JSON.stringify(args)})`), limit.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  private async open(): Promise<number> {
    const opened = await this.page.evaluate(`training.open(new URL('/', location.href).href, ${JSON.stringify(this.program)}, ${this.threads})`);
    const { session, threads } = z.object({ session: z.number(), threads: z.number() }).parse(opened);
    if (threads === this.threads) return session;
    await this.page.evaluate(`training.close(${session})`);
    throw new Error(`the engine started with ${threads} thread instead of ${this.threads}`);
  }
}
