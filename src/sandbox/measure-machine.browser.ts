import { machineRates, type MachineRates, type RateName } from '../contract/machine-rates.ts';
import { fetchAssets } from './assets.browser.ts';
import { openFrame } from './frame/open-frame.browser.ts';
import { LearnerSession } from './learner-session.ts';
import { portOver } from './message-port.ts';
import { playgroundThreads } from './playground-threads.browser.ts';
import type { Backend } from './protocol.ts';

export type MeasuringProgress = { kind: 'loading'; received: number; total: number } | { kind: 'measuring'; rate: RateName; index: number; count: number };

export interface MeasureOptions {
  /** Absolute address of the site's root. */
  site: string;
  signal: AbortSignal;
  onProgress(progress: MeasuringProgress): void;
}

/** In the order in which they are measured. */
const rates = ['gemmGflops', 'serialGflops', 'convGflops', 'bandwidthGbps', 'opMicroseconds', 'batchMicroseconds'] as const satisfies readonly RateName[];

/** Times this machine in the engine that runs every playground: a few seconds. Rejects with the signal's reason when it is aborted. */
export async function measureMachine({ site, signal, onProgress }: MeasureOptions): Promise<{ rates: MachineRates; backend: Backend }> {
  // What is predicted from it is the time of a playground.
  const threads = playgroundThreads();
  const assets = await fetchAssets(site, (received, total) => {
    onProgress({ kind: 'loading', received, total });
  }, { threads });
  signal.throwIfAborted();
  const frame = openFrame(assets.scripts, (death) => {
    port.die(death);
  });
  const port = portOver(frame.learner, frame.close);
  const session = new LearnerSession(port, {
    shard: () => Promise.reject(new Error('Timing needs no data.')),
  });
  const stop = (): void => {
    session.close();
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    const backend = await session.boot(assets.engine, threads, 'en');
    const found: Partial<Record<RateName, number>> = {};
    for (const [index, rate] of rates.entries()) {
      onProgress({ kind: 'measuring', rate, index, count: rates.length });
      found[rate] = await session.measure(rate);
    }
    return { rates: machineRates.parse(found), backend };
  } catch (cause) {
    signal.throwIfAborted();
    throw cause;
  } finally {
    signal.removeEventListener('abort', stop);
    session.close();
  }
}
