import * as z from 'zod';
import { text } from './text.ts';

/** The two frameworks in which each chapter's model exists a second time, as content/examples/<name>/<framework>.py. */
export const frameworks = ['pytorch', 'tensorflow'] as const;
export type Framework = (typeof frameworks)[number];

/** A model of the course in Python. */
export const twin = z.strictObject({
  /** Folder in content/examples. */
  name: z.string().regex(/^[a-z0-9-]+$/),
  title: text,
  /** Address of the chapter it belongs to, without its language: "limits/mnist". */
  chapter: z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*$/),
  /** Folders of `data` it needs. */
  data: z.array(z.enum(['mnist', 'cifar10', 'imdb'])),
  /** How many numbers training adjusts, counted by hand: for each network, in the order in which the file says so. */
  parameters: z.array(z.number().int().positive()),
  /** The accuracy that it says last must be this high after the little training of a verification; absent where it says none. */
  accuracy: z.number().min(0).max(1).optional(),
});
export type Twin = z.infer<typeof twin>;

/** content/examples/twins.json, in the order of the course. */
export const twins = z.array(twin).min(1);
