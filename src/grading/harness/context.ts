import type { Part } from '../../contract/dataset.ts';
import type { Margin } from '../../contract/exercise.ts';
import type { LearnerSession } from '../../sandbox/learner-session.ts';

/** What one grading shares between the harness and the functions a grader imports. */
export interface GradingContext {
  session: LearnerSession;
  /** Seeds what the grader draws and what it hands to the learner's code. */
  seed: number;
  shard(dataset: string, part: Part, index: number): Promise<Uint8Array>;
  /**
   * Set once hidden data has crossed to the learner's side. From then on no text of the learner's comes
   * back: an error message could carry what it has just seen.
   */
  sealed: boolean;
  /** What the grader's thresholds were held against. Told to the exercise's author, never to a learner. */
  margins: Margin[];
}

let current: GradingContext | undefined;

export function beginGrading(context: GradingContext): void {
  current = context;
}

export function grading(): GradingContext {
  if (current === undefined) throw new Error('"sans-gpu/grading" works inside a grader, run by the course.');
  return current;
}
