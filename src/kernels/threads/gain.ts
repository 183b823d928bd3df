/** Watches whether several threads are faster than one on this machine, as busy as it is now. */
export interface Gain {
  /** False while the threads rest. */
  pays(): boolean;
  /**
   * Tells of one job.
   * @param own milliseconds that the caller's thread computed
   * @param whole milliseconds from the first word to the last
   * @param part of the work that the caller's thread did, from 0 to 1
   */
  record(own: number, whole: number, part: number): void;
}

/** Jobs are judged together, in so many milliseconds of them: one alone says little. */
const judged = 20;
/** Below, threads are not worth the power they take. */
const least = 1.05;
/** Milliseconds before they are tried again: the first time, and at most. */
const firstRest = 250;
const longestRest = 4000;

/**
 * Where other programs keep the cores busy, a helper that was put aside in the middle of a share makes the caller wait
 * longer than the share would have taken it. What the caller did of the work, and how long that took, tells what all of
 * it would have taken it alone; when that is less, the threads rest for a while.
 * @param now milliseconds that never go back
 */
export function watchGain(now: () => number): Gain {
  let alone = 0;
  let together = 0;
  let restUntil = -Infinity;
  let rest = firstRest;
  return {
    pays: () => now() >= restUntil,
    record(own, whole, part) {
      // Helpers that did everything leave nothing to compare with, and nothing to complain about.
      if (part === 0) return;
      alone += own / part;
      together += whole;
      if (together < judged) return;
      if (alone < together * least) {
        restUntil = now() + rest;
        rest = Math.min(longestRest, rest * 2);
      } else rest = firstRest;
      alone = 0;
      together = 0;
    },
  };
}
