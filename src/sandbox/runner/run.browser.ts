import type { Language } from '../../contract/text.ts';
import type { KernelChoice } from '../assets.ts';
import { fetchAssets } from '../assets.browser.ts';
import { compile } from '../compiler/compile.ts';
import { createShardSource } from '../data/shard-source.ts';
import { readFromSite } from '../data/shards.browser.ts';
import { openFrame } from '../frame/open-frame.browser.ts';
import { LearnerDied, LearnerSession } from '../learner-session.ts';
import { portOver } from '../message-port.ts';
import type { RunnerEvent } from './messages.ts';

/** A seed for everything random in a playground, so that every reader sees the same training. */
const playgroundSeed = 1;

export interface Run {
  draw(id: string, pixels: Float32Array): void;
  stop(): void;
}

export interface RunOptions {
  /** Absolute address of the site's root. */
  site: string;
  language: Language;
  kernels: KernelChoice;
  /** Threads that train, where the page may share memory. */
  threads: number;
  tell(event: RunnerEvent): void;
}

/** Compiles the files and runs the entry in a fresh worker. Tells all that happens through `tell`. */
export function startRun(files: Record<string, string>, entry: string, options: RunOptions): Run {
  const { site, language, kernels, threads, tell } = options;
  let session: LearnerSession | undefined;
  let stopped = false;

  void run().catch((cause: unknown) => {
    if (!stopped && !(cause instanceof LearnerDied)) tell({ kind: 'failed', error: { name: 'Error', message: cause instanceof Error ? cause.message : String(cause) } });
  });

  async function run(): Promise<void> {
    const compiled = compile(files, entry);
    if (!compiled.ok) return tell({ kind: 'failed', error: compiled.error });
    const assets = await fetchAssets(site, (received, total) => {
      tell({ kind: 'loading', name: 'engine', received, total });
    }, { threads, kernels });
    if (stopped) return;
    const source = createShardSource(readFromSite(`${site}data/`));
    const frame = openFrame(assets.scripts, (death) => {
      port.die(death);
    });
    const port = portOver(frame.learner, frame.close);
    session = new LearnerSession(port, {
      shard: (dataset, part, index) =>
        source.shard(dataset, part, index, (received, total) => {
          tell({ kind: 'loading', name: dataset, received, total });
        }),
      onShow: (item) => {
        tell({ kind: 'show', item });
      },
      onConsole: (method, text) => {
        tell({ kind: 'console', method, text });
      },
      onFailure: (error) => {
        tell({ kind: 'failed', error });
      },
      onDeath: (death) => {
        tell({ kind: 'died', reason: death.reason === 'memory' ? 'memory' : 'crash' });
      },
    });
    const backend = await session.boot(assets.engine, threads, language);
    tell({ kind: 'started', backend });
    const begun = performance.now();
    const loaded = await session.load(compiled.program, playgroundSeed);
    tell(loaded.ok ? { kind: 'finished', seconds: (performance.now() - begun) / 1000 } : { kind: 'failed', error: loaded.error });
  }

  return {
    draw: (id, pixels) => {
      session?.draw(id, pixels);
    },
    stop: () => {
      if (stopped) return;
      stopped = true;
      session?.close();
      tell({ kind: 'stopped' });
    },
  };
}
