import type { Part } from '../contract/dataset.ts';
import type { DisplayItem } from '../contract/display.ts';
import type { Language } from '../contract/text.ts';

/** What the package needs from whoever runs the learner's code. */
export interface HostLink {
  language: Language;
  show(item: DisplayItem): void;
  /** Unpacked bytes of one file of a part. Rejects with a sentence for the learner. */
  shard(dataset: string, part: Part, index: number): Promise<Uint8Array>;
}

let current: HostLink | undefined;

export function connect(link: HostLink): void {
  current = link;
}

/** The host of this run. */
export function host(): HostLink {
  if (current === undefined) {
    throw new Error('"sans-gpu" works where the course runs your code: in a playground, or under `npm run grade`.');
  }
  return current;
}
