import { z } from 'zod';
import { gradeReport } from '../../../contract/report.ts';

/** Between the program that asks for a grading and the grader's process. */

export const graderJob = z.strictObject({
  /** Folder of the project. */
  root: z.string(),
  /** Folder of the engine and the learner's script, as `prepareEngine` made it. */
  engine: z.string(),
  exercise: z.string(),
  /** The learner's source text. */
  answer: z.string(),
  seed: z.number().int().nonnegative(),
  tellMargins: z.boolean(),
});
export type GraderJob = z.infer<typeof graderJob>;

export const fromGrader = z.discriminatedUnion('type', [
  /** The learner's process runs. `pid` leads its process group, which goes with the grader's. */
  z.strictObject({ type: z.literal('opened'), pid: z.number().int().positive().optional(), protection: z.enum(['bubblewrap', 'deno']) }),
  z.strictObject({ type: z.literal('report'), report: gradeReport }),
  /** Nothing could be graded, for a reason that is not the learner's. */
  z.strictObject({ type: z.literal('trouble'), detail: z.string() }),
]);
export type FromGrader = z.infer<typeof fromGrader>;
