import { crossingLimitBytes, memoryLimitBytes } from '../limits.ts';
import type { FrameLimits } from './frame-reader.ts';

/** What a learner's process may use. Beyond any of these it is ended. */
export interface ProcessLimits {
  /** Set well above the exercise's budget: the grader's own clock speaks first, this one is for when it cannot. */
  cpuSeconds: number;
  /** Heap, stacks and buffers together. Never the address space: V8 reserves far more of it than it uses. */
  dataBytes: number;
  /** JavaScript objects, without buffers. */
  heapMegabytes: number;
  fileBytes: number;
  openFiles: number;
  /** One message from the learner's side. */
  frame: FrameLimits;
  /** Everything the learner's side writes. */
  outputBytes: number;
}

const megabyte = 1024 * 1024;
/** Numbers that cross one by one, and text, are JSON: longer there than in memory. */
const headerBytes = 96 * megabyte;

export const processLimits: Omit<ProcessLimits, 'cpuSeconds'> = {
  // The learner's side counts its buffers and says so when there are too many; Deno itself needs the rest.
  dataBytes: memoryLimitBytes + 1024 * megabyte,
  heapMegabytes: 512,
  fileBytes: 16 * megabyte,
  openFiles: 256,
  frame: { frameBytes: crossingLimitBytes + headerBytes, headerBytes },
  outputBytes: 4 * crossingLimitBytes,
};

/** What the learner's side accepts from its host, which it trusts: a limit against mistakes only. */
export const fromHost: FrameLimits = { frameBytes: 512 * megabyte, headerBytes: 64 * megabyte };
