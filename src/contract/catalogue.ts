import * as z from 'zod';
import { text } from './text.ts';

/** Where a figure of a catalogue was read. */
const source = z.strictObject({
  url: z.url(),
  title: z.string().min(1),
  /** Year, month or day of publication, as far as the page says. */
  published: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/).optional(),
  /** When we read it. */
  read: z.iso.date(),
});
export type CatalogueSource = z.infer<typeof source>;

/** A figure, the source it was read in, and how it was worked out where the source does not say it outright. */
const sourced = z.strictObject({
  value: z.number().positive(),
  source: z.string().min(1),
  derived: text.optional(),
});
export type Sourced = z.infer<typeof sourced>;

/** null: looked for, not found. */
const found = sourced.nullable();

const hardwareEntry = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: text,
  kind: z.enum(['cpu', 'gpu']),
  /** The year it came out. */
  year: z.number().int().min(2000),
  /** Peak TFLOP/s in 32 bits. */
  float32: found,
  /** Peak TFLOP/s of its units for 16-bit products, without sparsity; absent where it has none. */
  half: found.optional(),
  /** GB. */
  memory: found,
  /** GB/s. */
  bandwidth: found,
  /** Watts under load, board or package. */
  watts: found,
  /** Shown in the cost explorer. */
  explored: z.boolean(),
});
export type HardwareEntry = z.infer<typeof hardwareEntry>;

const volumeEntry = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: text,
  what: text,
  kind: z.enum(['image', 'audio', 'text', 'video']),
  /** As it lies on the disk. */
  bytes: sourced,
  /** Images, seconds of sound, tokens or clips that are learned from in one pass. */
  items: sourced,
  /** What an item is called. */
  unit: text,
  /** How many files there are when each image, recording, article or clip is one. */
  files: sourced,
});
export type VolumeEntry = z.infer<typeof volumeEntry>;

const diskEntry = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: text,
  /** MB/s, one large file from end to end. */
  sequential: sourced,
  /** Small files, here and there, each second. */
  randomReads: sourced,
});
export type DiskEntry = z.infer<typeof diskEntry>;

const sources = z.record(z.string(), source);

export const hardwareCatalogue = z.strictObject({ sources, machines: z.array(hardwareEntry).min(1) });
export const volumeCatalogue = z.strictObject({ sources, volumes: z.array(volumeEntry).min(1), disks: z.array(diskEntry).min(1) });
