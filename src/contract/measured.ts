import * as z from 'zod';

/** Anything the site quotes was measured (a command made it) or published (a source says it). */
const origin = z.union([
  z.strictObject({ command: z.string().min(1) }),
  z.strictObject({ source: z.url(), sourceTitle: z.string().min(1) }),
]);

export const measuredFigure = z.strictObject({
  /** Key in `<Measured id="…"/>`. */
  id: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)*$/),
  value: z.number(),
  unit: z.enum(['s', 'ms', 'µs', 'h', 'B', 'kB', 'MB', '%', 'images/s', 'ratio', 'count', 'GFLOP/s', 'GB/s']),
  /** Lowest and highest value seen; absent where nothing varies. */
  spread: z.tuple([z.number(), z.number()]).optional(),
  machine: z.string().min(1),
  versions: z.record(z.string(), z.string()),
  date: z.iso.date(),
  origin,
});
export type MeasuredFigure = z.infer<typeof measuredFigure>;

/** src/measured/<topic>.json */
export const measuredFile = z.strictObject({ figures: z.array(measuredFigure).min(1) });
