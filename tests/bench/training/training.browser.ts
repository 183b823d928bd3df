import { fetchAssets } from '../../../src/sandbox/assets.browser.ts';
import { createShardSource } from '../../../src/sandbox/data/shard-source.ts';
import { readFromSite } from '../../../src/sandbox/data/shards.browser.ts';
import { openFrame } from '../../../src/sandbox/frame/open-frame.browser.ts';
import { LearnerSession } from '../../../src/sandbox/learner-session.ts';
import { portOver } from '../../../src/sandbox/message-port.ts';
import type { Crossing, LinkedModule } from '../../../src/sandbox/protocol.ts';

const sessions: LearnerSession[] = [];
/** Those that ended without being asked to: out of memory, for one. */
const dead = new Set<LearnerSession>();

/** Starts a learner's worker with our kernels and loads the program. Gives the number of the session and its threads. */
export async function open(site: string, program: LinkedModule, threads: number): Promise<{ session: number; threads: number }> {
  const assets = await fetchAssets(site, () => undefined, { threads });
  const frame = openFrame(assets.scripts, (death) => port.die(death));
  const port = portOver(frame.learner, frame.close);
  const source = createShardSource(readFromSite(new URL('data/', site).href));
  const session = new LearnerSession(port, {
    shard: (dataset, split, index) => source.shard(dataset, split, index),
    onFailure: ({ message }) => console.error(message),
    onDeath: () => dead.add(session),
  });
  const backend = await session.boot(assets.engine, threads, 'en');
  if (backend.kernels !== 'fast') throw new Error(`The training kernels did not start: ${backend.kernels ?? 'no word of them'}.`);
  const loaded = await session.load([program], 1);
  if (!loaded.ok) throw new Error(loaded.error.message);
  return { session: sessions.push(session) - 1, threads: backend.threads };
}

/** Calls an export of the program with texts and numbers; gives its number or its record of numbers. */
export async function call(session: number, name: string, args: (string | number)[]): Promise<unknown> {
  const opened = sessions[session];
  if (opened === undefined) throw new Error(`There is no session ${session}.`);
  const answer = await opened.call(null, name, args.map((value): Crossing => (typeof value === 'string' ? { kind: 'text', value } : { kind: 'number', value })));
  if (!answer.ok) throw new Error(answer.error.message);
  return plain(answer.value);
}

export function isAlive(session: number): boolean {
  const opened = sessions[session];
  return opened !== undefined && !dead.has(opened);
}

export function close(session: number): void {
  sessions[session]?.close();
}

function plain(crossing: Crossing): unknown {
  if (crossing.kind === 'record') return Object.fromEntries(crossing.entries.map(([key, value]) => [key, plain(value)]));
  return 'value' in crossing ? crossing.value : null;
}
