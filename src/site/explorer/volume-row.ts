import type { Language } from '../../contract/text.ts';
import type { Machine } from '../../cost/machine.ts';
import { passCost, readingSeconds, type Disk, type Layout, type Volume } from '../../cost/pass.ts';
import { bytesText, durationText } from '../amounts.ts';
import { fill } from '../fill.ts';

/** What the reader has chosen, worked out. */
export interface VolumeChoice {
  name: string;
  volume: Volume;
  /** "images", "seconds of sound". */
  unit: string;
  disk: Disk;
  diskName: string;
  layout: Layout;
  passes: number;
}

export interface VolumeRow {
  computing: string;
  all: string;
  waits: string;
}

export interface VolumeWords {
  summary: string;
  disk: string;
  machine: string;
  either: string;
}

export function volumeWords(word: (key: string) => string): VolumeWords {
  return {
    summary: word('site.volume.summary'),
    disk: word('site.volume.waits.disk'),
    machine: word('site.volume.waits.machine'),
    either: word('site.volume.waits.either'),
  };
}

export function volumeRow({ volume, disk, layout, passes }: VolumeChoice, machine: Machine, language: Language, words: VolumeWords): VolumeRow {
  const { computing, pass, waitsFor } = passCost(volume, disk, layout, machine);
  return {
    computing: durationText(computing, language),
    all: durationText([passes * pass[0], passes * pass[1]], language),
    waits: words[waitsFor],
  };
}

export function volumeSummary({ name, volume, unit, disk, diskName, layout }: VolumeChoice, language: Language, words: VolumeWords): string {
  return fill(words.summary, {
    name,
    bytes: bytesText(volume.bytes, language),
    items: new Intl.NumberFormat(language, { maximumSignificantDigits: 3 }).format(volume.items),
    unit,
    disk: diskName,
    reading: durationText(readingSeconds(volume, disk, layout), language),
  });
}

export const mostPasses = 1000;
