import type { MeasuredFigure } from '../../src/contract/measured.ts';

/** A figure before machine, versions, date and command are put beside it. */
export interface Reading extends Pick<MeasuredFigure, 'id' | 'value' | 'unit' | 'spread'> {
  /** What the project promised; printed, not written, and no reason to fail: another machine has other times. */
  budget?: { atMost: number } | { atLeast: number };
}

export interface Measurement {
  readings: Reading[];
  /** Of all that had a part in the figures. */
  versions: Record<string, string>;
  /** Not the whole topic was measured: printed, and the file is left as it is, unless its parts stand alone. */
  partial?: boolean;
}

/** One subject of measurement: `npm run bench -- <name>` writes `src/measured/<file>`. */
export interface Topic {
  /** One line for the list of topics. */
  about: string;
  file: string;
  /** A part that was measured takes the place of its older figures in the file; the others stay. */
  partsStandAlone?: true;
  /** @param options what followed the topic's name on the command line */
  measure(say: (line: string) => void, options: readonly string[]): Promise<Measurement>;
}
