import type { MachineRates } from '../../../src/contract/machine-rates.ts';
import { fetchAssets } from '../../../src/sandbox/assets.browser.ts';
import { openFrame } from '../../../src/sandbox/frame/open-frame.browser.ts';
import { LearnerSession } from '../../../src/sandbox/learner-session.ts';
import { measureMachine } from '../../../src/sandbox/measure-machine.browser.ts';
import { portOver } from '../../../src/sandbox/message-port.ts';
import { playgroundThreads } from '../../../src/sandbox/playground-threads.browser.ts';
import type { LinkedModule } from '../../../src/sandbox/protocol.ts';

/** What the button on the page of limits measures. */
export async function ratesOfThisMachine(site: string): Promise<MachineRates> {
  const { rates } = await measureMachine({ site, signal: new AbortController().signal, onProgress: () => undefined });
  return rates;
}

/** Runs an export of a program in a fresh sandbox; it is told how long to go on, and returns the seconds of a step. */
export async function secondsOfAStep(site: string, program: LinkedModule[], name: string, seconds: number): Promise<number> {
  const threads = playgroundThreads();
  const assets = await fetchAssets(site, () => undefined, { threads });
  const frame = openFrame(assets.scripts, (death) => port.die(death));
  const port = portOver(frame.learner, frame.close);
  const session = new LearnerSession(port, { shard: () => Promise.reject(new Error('Steps are timed on random data.')) });
  try {
    await session.boot(assets.engine, threads, 'en');
    const loaded = await session.load(program, 1);
    if (!loaded.ok) throw new Error(loaded.error.message);
    const answered = await session.call(null, name, [{ kind: 'number', value: seconds }]);
    if (!answered.ok) throw new Error(`${name}: ${answered.error.message}`);
    if (answered.value.kind !== 'number') throw new Error(`${name}: expected a number of seconds, got ${answered.value.kind}.`);
    return answered.value.value;
  } finally {
    session.close();
  }
}
