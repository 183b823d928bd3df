import * as z from 'zod';

/** What a program printed, as it printed it: src/measured/captures/<name>.json, written by tests/bench/capture.ts. */
export const capture = z.strictObject({
  command: z.string().min(1),
  machine: z.string().min(1),
  versions: z.record(z.string(), z.string()),
  date: z.iso.date(),
  output: z.string().min(1),
});
export type Capture = z.infer<typeof capture>;
