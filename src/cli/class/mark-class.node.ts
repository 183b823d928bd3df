import type { Outcome } from './outcome.ts';

interface Marking<Job> {
  /** Gradings at a time. */
  parallel: number;
  signal: AbortSignal;
  mark(job: Job, signal: AbortSignal): Promise<Outcome>;
  onDone(job: Job, outcome: Outcome): void;
}

/**
 * Marks all jobs, several at a time, and gives their outcomes in the order of the jobs.
 * @throws what `mark` or `onDone` throws, or the signal's reason, once the gradings that were running have ended
 */
export async function markClass<Job>(jobs: readonly Job[], { parallel, signal, mark, onDone }: Marking<Job>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const failure = new AbortController();
  const stop = AbortSignal.any([signal, failure.signal]);
  const waiting = jobs.entries();

  // All take from one iterator, so that each job is done once.
  const work = async (): Promise<void> => {
    for (const [index, job] of waiting) {
      stop.throwIfAborted();
      const outcome = await mark(job, stop);
      // A grading that Ctrl+C killed has nothing to say about the answer.
      stop.throwIfAborted();
      outcomes[index] = outcome;
      onDone(job, outcome);
    }
  };
  const workers = Array.from({ length: Math.min(parallel, jobs.length) }, () =>
    work().catch((cause: unknown) => {
      failure.abort(cause);
      throw cause;
    }),
  );
  await Promise.allSettled(workers);
  await Promise.all(workers);
  return outcomes;
}
