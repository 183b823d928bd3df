/** What a grader imports as "sans-gpu/grading". It never imports learner code: it calls it. */
import { callLearner, type Answer } from './harness/answer.ts';
import { grading } from './harness/context.ts';
import type { Sent } from './harness/sent.ts';

export { feedback } from './harness/feedback.ts';
export { holdout } from './harness/holdout.ts';
export { tensor } from './harness/sent.ts';
export type { Answer, CheckedTensor } from './harness/answer.ts';

/** The learner's module, on its side of the sandbox. */
export const submission = {
  /** Calls an exported function and waits for what it returns. */
  call: (name: string, ...args: Sent[]): Promise<Answer> => callLearner(null, name, args),
};

/** The seed of this grading: the same seed gives the same verdict on every host. */
export function seed(): number {
  return grading().seed;
}

/**
 * Notes the value that a check is about to hold against a threshold, for the margin that `exercise.json` records.
 * @returns the value, so that it can be noted where it is used
 */
export function threshold(name: string, { wanted, came }: { wanted: number; came: number }): number {
  grading().margins.push({ name, wanted, came });
  return came;
}

/** Share of examples whose predicted class is the true one. `predicted` holds classes [n] or scores [n, classes]. */
export function accuracy(predicted: Answer, labels: Int32Array): number {
  const classes = predicted.classes(labels.length);
  return classes.filter((value, at) => value === labels[at]).length / labels.length;
}
