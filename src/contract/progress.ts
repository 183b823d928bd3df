import * as z from 'zod';
import { verdicts } from './report.ts';

/** An answer that was checked, as the reader's browser keeps it. */
export const submission = z.strictObject({
  /** Unique wherever it was made, so that files of two browsers can be joined. */
  id: z.string().min(1).max(100),
  exercise: z.string().min(1).max(100),
  /** Milliseconds since 1970. */
  at: z.number().int().nonnegative(),
  /** Which text of the exercise was answered. */
  edition: z.string().max(100),
  verdict: z.enum(verdicts),
  checksPassed: z.number().int().nonnegative(),
  checks: z.number().int().positive(),
  /** All files of the editor, by name. */
  files: z.record(z.string(), z.string().max(1_000_000)),
});
export type Submission = z.infer<typeof submission>;

/** What is remembered of an exercise besides its submissions. */
export const standing = z.strictObject({
  exercise: z.string().min(1).max(100),
  /** When it was passed first, and which edition; null until then. */
  passed: z.strictObject({ at: z.number().int().nonnegative(), edition: z.string().max(100) }).nullable(),
  /** When the solution was opened before the exercise was passed; null if never. */
  solutionSeen: z.number().int().nonnegative().nullable(),
});
export type Standing = z.infer<typeof standing>;

/** The file that "Export" writes and "Import" reads. */
export const progressFile = z.strictObject({
  format: z.literal('sans-gpu progress'),
  version: z.literal(1),
  submissions: z.array(submission),
  standings: z.array(standing),
});
export type ProgressFile = z.infer<typeof progressFile>;
