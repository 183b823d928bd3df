import type { Death } from '../protocol.ts';

export interface Ending {
  /** Exit code, null when a signal ended it. */
  code: number | null;
  signal: string | null;
  /** The last of what it wrote to standard error. */
  stderr: string;
  cpuSeconds: number | undefined;
  cpuSecondsAllowed: number;
}

/** How a shell or a wrapper reports a death by signal: 128 and the signal's number. */
const signalCodes: Record<number, string> = { 132: 'SIGILL', 133: 'SIGTRAP', 134: 'SIGABRT', 137: 'SIGKILL', 139: 'SIGSEGV', 152: 'SIGXCPU' };

/** V8's last words, a refused buffer, Rust's allocator, a thread without room for its stack. */
const outOfMemory = /out of memory|allocation failed|memory allocation of \d+ bytes failed|cannot allocate memory|os error 1[12]\b/i;

/** Why a process ended that nobody asked to end. */
export function causeOfDeath(ending: Ending): Death {
  const signal = ending.signal ?? signalCodes[ending.code ?? 0];
  if (signal === 'SIGXCPU') return { reason: 'cpu' };
  if (signal === 'SIGKILL') {
    // The kernel kills for two reasons: the CPU limit, for code that caught the warning, and memory.
    const overCpu = (ending.cpuSeconds ?? 0) > ending.cpuSecondsAllowed - 2;
    return { reason: overCpu ? 'cpu' : 'memory' };
  }
  if (ending.code !== 0 && outOfMemory.test(ending.stderr)) return { reason: 'memory' };
  // Deno has words for each of its own failures, but needs memory to say them.
  if (signal === 'SIGABRT' && ending.stderr === '') return { reason: 'memory' };
  const how = signal === undefined ? `with code ${ending.code ?? 'unknown'}` : `by ${signal}`;
  const words = ending.stderr.split('\n').find((line) => line.startsWith('error:'));
  return { reason: 'crash', detail: `the process ended ${how}${words === undefined ? '' : ` (${words.slice(0, 300)})`}` };
}
