import type { Machine, Range } from './machine.ts';
import type { Work } from './models.ts';

/** A data set on a disk, and what learning from one of its items costs. */
export interface Volume {
  bytes: number;
  items: number;
  /** Files, when each image, recording, article or clip is one. */
  files: number;
  flopsPerItem: number;
  work: Work;
}

export interface Disk {
  /** Bytes a second, one large file from end to end. */
  sequential: number;
  /** Small files, here and there, each second. */
  randomReads: number;
}

/** In a few large files, or each item in a file of its own, in a new order at each pass. */
export type Layout = 'large-files' | 'own-files';

export function readingSeconds({ bytes, files }: Volume, disk: Disk, layout: Layout): number {
  const streaming = bytes / disk.sequential;
  return layout === 'large-files' ? streaming : streaming + files / disk.randomReads;
}

export function computingSeconds({ items, flopsPerItem, work }: Volume, machine: Machine): Range {
  const [slow, fast] = machine.reached(work, 'float32');
  const flops = items * flopsPerItem;
  return [flops / (fast * 1e9), flops / (slow * 1e9)];
}

export interface PassCost {
  reading: number;
  computing: Range;
  /** Reading ahead while computing: the longer of the two counts. */
  pass: Range;
  waitsFor: 'disk' | 'machine' | 'either';
}

export function passCost(volume: Volume, disk: Disk, layout: Layout, machine: Machine): PassCost {
  const reading = readingSeconds(volume, disk, layout);
  const computing = computingSeconds(volume, machine);
  const [quick, slow] = computing;
  return {
    reading,
    computing,
    pass: [Math.max(reading, quick), Math.max(reading, slow)],
    waitsFor: reading > slow ? 'disk' : reading < quick ? 'machine' : 'either',
  };
}
