import * as z from 'zod';
import { margin } from './exercise.ts';
import { text } from './text.ts';

/**
 * Why a submission got its verdict.
 * `error`: nothing could be judged (it does not compile, an export is missing, the grader ran no check).
 */
export const verdicts = ['pass', 'fail', 'error', 'timeout', 'memory'] as const;
export type Verdict = (typeof verdicts)[number];

/** Where in the learner's source something happened. Lines and columns start at 1. */
export const place = z.strictObject({
  file: z.string(),
  line: z.number().int().positive(),
  column: z.number().int().positive().optional(),
});
export type Place = z.infer<typeof place>;

/** What went wrong, in words for the learner. */
export const feedback = z.strictObject({
  /** Stable key of the sentence, for tests and statistics. */
  code: z.string(),
  message: text,
  place: place.optional(),
});
export type Feedback = z.infer<typeof feedback>;

export const checkResult = z.strictObject({
  title: text,
  status: z.enum(['pass', 'fail', 'not-run']),
  /** Present when the check failed. */
  feedback: feedback.optional(),
  /** The author's idea of what to look at; present when the check failed. */
  hint: text.optional(),
});
export type CheckResult = z.infer<typeof checkResult>;

/** The only part of a report that differs between two gradings of the same answer. */
export const figures = z.strictObject({
  /** How time was counted: by the operating system for the process, or as the time the learner's worker kept us waiting. */
  clock: z.enum(['process', 'busy']),
  secondsUsed: z.number().nonnegative(),
  /** The exercise's budget times `scale`. */
  secondsAllowed: z.number().positive(),
  /** This machine's slowness against the reference machine, as calibrated: 2 means half as fast. */
  scale: z.number().positive(),
  backend: z.string(),
  /** For the exercise's author alone: see `threshold` in src/grading. */
  margins: z.array(margin).optional(),
});
export type Figures = z.infer<typeof figures>;

export const gradeReport = z.strictObject({
  exercise: z.string(),
  verdict: z.enum(verdicts),
  /** Present unless the verdict is pass or fail, where the checks speak. */
  feedback: feedback.optional(),
  checks: z.array(checkResult),
  figures: figures.optional(),
});
export type GradeReport = z.infer<typeof gradeReport>;

/** The report without what depends on the machine: equal, byte for byte, on every host. */
export function withoutFigures(report: GradeReport): GradeReport {
  const { figures: _dropped, ...rest } = report;
  return rest;
}
