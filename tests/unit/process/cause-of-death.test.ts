import { describe, expect, test } from 'vitest';
import { causeOfDeath, type Ending } from '../../../src/sandbox/process/cause-of-death.ts';

const ending = (part: Partial<Ending>): Ending => ({ code: null, signal: null, stderr: '', cpuSeconds: 1, cpuSecondsAllowed: 60, ...part });

describe('why a learner process ended', () => {
  test.each([
    ['the CPU limit', { signal: 'SIGXCPU' }],
    ['the CPU limit, told by bubblewrap', { code: 152 }],
    ['the hard CPU limit, for code that caught the first', { signal: 'SIGKILL', cpuSeconds: 60.4 }],
    ['the hard CPU limit, told by bubblewrap', { code: 137, cpuSeconds: 60.4 }],
  ])('%s: cpu', (_case, part) => {
    expect(causeOfDeath(ending(part))).toEqual({ reason: 'cpu' });
  });

  test.each([
    ['a full heap', { signal: 'SIGTRAP', stderr: '# Fatal JavaScript out of memory: Reached heap limit' }],
    ['a full heap, told by bubblewrap', { code: 133, stderr: '# Fatal JavaScript out of memory: Reached heap limit' }],
    ['no room for code', { code: 133, stderr: '# Fatal process out of memory: Failed to reserve virtual memory for CodeRange' }],
    ['a refused buffer that nobody caught', { code: 1, stderr: 'error: Uncaught RangeError: Array buffer allocation failed' }],
    ['a refused allocation in Rust', { code: 134, stderr: 'memory allocation of 1048576 bytes failed' }],
    ['no room even for words', { signal: 'SIGABRT' }],
    ['the kernel, short of memory', { signal: 'SIGKILL' }],
  ])('%s: memory', (_case, part) => {
    expect(causeOfDeath(ending(part))).toEqual({ reason: 'memory' });
  });

  test.each([
    ['an end of its own', { code: 0 }, 'the process ended with code 0'],
    ['an end of its own that only talks of memory', { code: 0, stderr: 'out of memory' }, 'the process ended with code 0'],
    ['an uncaught error', { code: 1, stderr: 'warning\nerror: Uncaught Error: no\n    at x' }, 'the process ended with code 1 (error: Uncaught Error: no)'],
    ['a crash', { signal: 'SIGSEGV' }, 'the process ended by SIGSEGV'],
  ])('%s: a crash with words', (_case, part, detail) => {
    expect(causeOfDeath(ending(part))).toEqual({ reason: 'crash', detail });
  });
});
