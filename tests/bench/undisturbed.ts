import { cpus } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { cpuSecondsOf } from '../../src/sandbox/process/cpu-time.node.ts';

/** Share of all cores that others may use while something is timed: less than what it leaves free anyway. */
const tolerated = 0.1;

export interface Patience {
  attempts: number;
  /** Seconds to wait for others to finish, before each attempt. */
  seconds: number;
}

interface Usage {
  /** Processor seconds of everything and everyone since the machine started. */
  used: number;
  all: number;
  /** Of this process and all it started. */
  ours: number;
}

/**
 * Times something while the machine is left alone: measures again what other programs disturbed. When they never stop,
 * says so and keeps the least disturbed result. Where the system does not tell whose processor time it was, the first
 * result stands.
 * @param measure calls `over` when the timed part is over, if it then ends processes: what a killed process used is no
 * longer known to be ours
 */
export async function undisturbed<T>(
  say: (line: string) => void,
  measure: (over: () => void) => Promise<T>,
  { attempts, seconds }: Patience = { attempts: 4, seconds: 60 },
): Promise<T> {
  let best: { result: T; others: number } | undefined;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    await untilQuiet(seconds);
    const before = usage();
    const timed: { end?: Usage } = {};
    const result = await measure(() => {
      timed.end = usage();
    });
    const others = othersShare(before, timed.end ?? usage());
    if (others <= tolerated) return result;
    if (attempt < attempts) say(`Other programs used ${asPercent(others)} of the processor meanwhile: measured again.`);
    if (best === undefined || others < best.others) best = { result, others };
  }
  if (best === undefined) throw new Error('Nothing was measured.');
  say(`DISTURBED: in the best of ${attempts} attempts others used ${asPercent(best.others)} of the processor. Measure again when the machine is quiet.`);
  return best.result;
}

function asPercent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

async function untilQuiet(seconds: number): Promise<void> {
  for (let waited = 0; waited < seconds; waited++) {
    const before = usage();
    await setTimeout(1000);
    if (othersShare(before, usage()) <= tolerated) return;
  }
}

function usage(): Usage {
  const times = cpus().map((core) => core.times);
  const seconds = (milliseconds: number[]): number => milliseconds.reduce((sum, each) => sum + each, 0) / 1000;
  const all = seconds(times.flatMap((each) => Object.values(each)));
  const ours = cpuSecondsOf(process.pid);
  const used = ours === undefined ? 0 : all - seconds(times.map(({ idle }) => idle));
  return { used, all, ours: ours ?? 0 };
}

function othersShare(before: Usage, after: Usage): number {
  const passed = after.all - before.all;
  return passed > 0 ? Math.max(0, after.used - before.used - (after.ours - before.ours)) / passed : 0;
}
