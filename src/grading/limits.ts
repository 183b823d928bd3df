/**
 * Seconds that the calibration workload takes on the reference machine, by clock: one core of an AMD EPYC
 * (src/measured/calibration.json says which), rounded. `npm run bench -- calibration` measures them again.
 */
export const referenceSeconds = { process: 0.5, busy: 0.5 } as const;

/**
 * Threads that a grading and its calibration compute with, on every host: a budget of seconds, and so a verdict, must not
 * depend on how many cores the learner's machine has. Playgrounds use more.
 */
export const gradingThreads = 1;

/** A machine counts as at most this much faster or slower than the reference: beyond, the calibration is not believed. */
const scaleBounds = { least: 0.5, most: 8 } as const;

/** How slow this machine is against the reference: budgets are multiplied by it. */
export function scaleFrom(clock: 'process' | 'busy', calibrationSeconds: number): number {
  const scale = calibrationSeconds / referenceSeconds[clock];
  return Math.min(scaleBounds.most, Math.max(scaleBounds.least, scale));
}

/** A learner's side that owes an answer but has computed nothing for so long will never give it. */
export const stalledAfterSeconds = 10;

/** Wall-clock cap for a whole grading: generous, because other programs may be using the processor. */
export function wallSeconds(allowedSeconds: number): number {
  return 4 * allowedSeconds + 30;
}
