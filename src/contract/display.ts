import * as z from 'zod';

/**
 * What learner code shows beside its editor. An item replaces an earlier one with the same `id`;
 * `curve` items add points to the chart of that id.
 */
const id = z.string().min(1).max(200);
const title = z.string().max(200);
const pixels = z.instanceof(Uint8Array);

export const displayItem = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string().max(10_000) }),
  z.strictObject({
    kind: z.literal('curve'),
    id,
    title,
    xLabel: z.string().max(100),
    yLabel: z.string().max(100),
    /** One point for each series, all at `x`. */
    x: z.number(),
    points: z.array(z.strictObject({ series: z.string().max(100), y: z.number() })).max(16),
  }),
  z.strictObject({
    kind: z.literal('images'),
    id,
    title,
    width: z.number().int().positive().max(1024),
    height: z.number().int().positive().max(1024),
    channels: z.union([z.literal(1), z.literal(3)]),
    /** `captions.length` images, one after another, row by row, 0 to 255. */
    pixels,
    captions: z.array(z.string().max(200)).max(400),
    /** For each image: whether what its caption says is right; absent when it is not a matter of right or wrong. */
    right: z.array(z.boolean()).optional(),
  }),
  z.strictObject({
    kind: z.literal('matrix'),
    id,
    title,
    rowLabel: z.string().max(100),
    columnLabel: z.string().max(100),
    labels: z.array(z.string().max(100)).max(100),
    /** Row by row, labels.length squared. */
    counts: z.array(z.number()),
  }),
  z.strictObject({
    kind: z.literal('table'),
    id,
    title,
    columns: z.array(z.string().max(200)).max(50),
    /** A cell may hold a whole film review. */
    rows: z.array(z.array(z.union([z.string().max(3000), z.number()]))).max(1000),
  }),
  z.strictObject({
    kind: z.literal('progress'),
    /** Counted from 1. */
    epoch: z.number().int().positive(),
    epochs: z.number().int().positive(),
    /** Share of the whole training that is done, 0 to 1. */
    done: z.number().min(0).max(1),
    secondsLeft: z.number().nonnegative(),
    examplesPerSecond: z.number().nonnegative(),
  }),
  /** A surface to draw on. The host sends each drawing back; `scores` items with the same id answer it. */
  z.strictObject({ kind: z.literal('drawing'), id, title, labels: z.array(z.string().max(100)).max(100) }),
  z.strictObject({ kind: z.literal('scores'), id, scores: z.array(z.number()).max(100) }),
]);
export type DisplayItem = z.infer<typeof displayItem>;
