import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The kernel counts in clock ticks; every Linux that Node runs on has 100 to the second. */
const ticksPerSecond = 100;

/**
 * CPU seconds of a process, its threads and everything it started. Under bubblewrap the process we know
 * is the wrapper and the learner's is its grandchild, hence the whole tree.
 */
export function cpuSecondsOf(pid: number): number | undefined {
  if (process.platform === 'linux') {
    const ticks = ticksOfTree(pid);
    return ticks === undefined ? undefined : ticks / ticksPerSecond;
  }
  if (process.platform === 'darwin') return secondsFromPs(pid);
  return undefined;
}

function ticksOfTree(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the program's name in brackets, which may hold anything; state is the third.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // utime, stime and the same of children that have ended: fields 14 to 17.
    const own = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').split(' ').filter(Boolean);
    return children.reduce((sum, child) => sum + (ticksOfTree(Number(child)) ?? 0), own);
  } catch {
    // It ended between two looks.
    return undefined;
  }
}

function secondsFromPs(pid: number): number | undefined {
  try {
    const time = execFileSync('/bin/ps', ['-o', 'cputime=', '-p', String(pid)], { encoding: 'utf8' }).trim(); // "1:02:03.45"
    const seconds = time.split(/[:-]/).reduce((sum, part) => sum * 60 + Number(part), 0);
    return Number.isFinite(seconds) ? seconds : undefined;
  } catch {
    return undefined;
  }
}
