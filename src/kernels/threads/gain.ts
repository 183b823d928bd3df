/** Finds out, for each kind of work, whether several threads are faster than one on this machine, as busy as it is now. */
export interface Gain {
  /** Whether to share out the next job of this kind. */
  pays(kind: string): boolean;
  /** Tells how many milliseconds that job took, from the first word to the last. */
  record(kind: string, shared: boolean, ms: number): void;
}

/** What is known of one kind of work. */
interface Trial {
  jobs: number;
  alone: number;
  shared: number;
}

/** Jobs that go alone and shared in turn at first, an even number. The first pair is not counted: it warms up. */
const firstJobs = 10;
/** After that, one job in so many is done the other way, since a machine that was busy may be free again. */
const tryEvery = 32;
/** Below, threads are not worth the power they take; and a job that others finish leaves caches that are cold for the next. */
const least = 1.15;
/** How much a new time weighs against those before it. */
const weight = 0.25;
/** Times above so many times the usual one were not the threads' doing. */
const mostTimes = 2;
/** Kinds remembered: far more than a network has, so only sizes that change for ever reach it. */
const mostKinds = 1000;

/**
 * Threads are not always a gain: a helper takes time to wake, each share packs for itself what it reads, and another
 * program may hold the other core. What it comes to depends on the machine, the browser and the size of the work, so
 * both ways are timed on the work itself, again and again, and the faster one is taken.
 */
export function watchGain(): Gain {
  const trials = new Map<string, Trial>();
  return {
    pays(kind) {
      let trial = trials.get(kind);
      if (trial === undefined) {
        if (trials.size >= mostKinds) trials.clear();
        trials.set(kind, (trial = { jobs: 0, alone: NaN, shared: NaN }));
      }
      const job = trial.jobs++;
      if (job < firstJobs) return job % 2 === 1;
      const faster = trial.alone > trial.shared * least;
      return job % tryEvery === 0 ? !faster : faster;
    },
    record(kind, shared, ms) {
      const trial = trials.get(kind);
      if (trial === undefined || trial.jobs <= 2) return;
      const way = shared ? 'shared' : 'alone';
      const before = trial[way];
      trial[way] = Number.isNaN(before) ? ms : before + weight * (Math.min(ms, mostTimes * before) - before);
    },
  };
}
