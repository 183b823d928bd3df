import * as z from 'zod';
import { text } from './text.ts';

/** A value an answer reached, and the threshold it was held against. */
export const margin = z.strictObject({
  name: z.string(),
  wanted: z.number(),
  came: z.number(),
});
export type Margin = z.infer<typeof margin>;

/** exercises/<id>/exercise.json */
export const exerciseManifest = z.strictObject({
  /** Folder name, address and gradebook key. Never renamed. */
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: text,
  /** Path of the chapter that teaches the skill, from the site's root: "limits/mnist". */
  chapter: z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*$/),
  /** CPU seconds on the reference machine, for the whole grading. Each host scales it by its calibration. */
  cpuSeconds: z.number().positive().max(600),
  /** Names the learner's module must export. */
  exports: z.array(z.string().min(1)).min(1),
  /** What the grader checks, in its order. The English title is the name of the grader's test. */
  checks: z.array(z.strictObject({ title: text, hint: text })).min(1),
  /** Hints the reader may open one by one, from a direction to look in to nearly the answer. */
  hints: z.array(text).length(3),
  /** Paragraphs on the solution: why it is as it is. They open with it, once the answer passes or on request. */
  commentary: z.array(text).min(1),
  /** What to try once the answer passes. */
  next: text,
  /** How far the solution stays from what would fail it, over several seeds. Written by `npm run exercise -- margin <id>`. */
  margin: z.strictObject({
    seeds: z.number().int().min(20),
    /** The most CPU seconds any seed took, as seconds of the reference machine. */
    seconds: z.number().positive(),
    /** Each threshold the grader holds values against, and the value that came closest to it. Empty where answers are right or wrong. */
    thresholds: z.array(margin),
  }).optional(),
});
export type ExerciseManifest = z.infer<typeof exerciseManifest>;

/** exercises/course.json: units in order, exercises in order. */
export const course = z.strictObject({
  units: z.array(
    z.strictObject({
      id: z.string().regex(/^[a-z0-9-]+$/),
      title: text,
      exercises: z.array(z.string()).min(1),
    }),
  ).min(1),
});
export type Course = z.infer<typeof course>;
