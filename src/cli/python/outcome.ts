import type { Framework } from '../../contract/twin.ts';

/** What became of one file. */
export type Outcome = { readonly name: string; readonly framework: Framework } & (
  | { readonly status: 'ran'; readonly said: Said }
  /** Not run, for want of the framework, but it is Python and uses names that exist. */
  | { readonly status: 'compiled' }
  | { readonly status: 'skipped'; readonly data: string }
  | { readonly status: 'failed'; readonly fault: Fault }
);

export type Fault =
  | { readonly kind: 'ended'; readonly detail: string }
  | { readonly kind: 'parameters'; readonly wanted: string; readonly came: string }
  | { readonly kind: 'accuracy'; readonly wanted: number; readonly came: number | undefined }
  | { readonly kind: 'names'; readonly names: string };

/** What a twin prints that can be checked. */
export interface Said {
  /** From lines such as "101770 parameters". */
  readonly parameters: readonly number[];
  /** From the last line that ends in a percentage. */
  readonly accuracy: number | undefined;
}

export function readOutput(output: string): Said {
  const percentages = [...output.matchAll(/(\d+(?:\.\d+)?)%\s*$/gm)].map(([, number]) => Number(number) / 100);
  return {
    parameters: [...output.matchAll(/^(\d+) parameters\b/gm)].map(([, count]) => Number(count)),
    accuracy: percentages.at(-1),
  };
}

/** Compares what a twin said with what is known of it. */
export function faultIn(said: Said, known: { parameters: readonly number[]; accuracy?: number | undefined }): Fault | undefined {
  const [wanted, came] = [known.parameters.join(', '), said.parameters.join(', ')];
  if (wanted !== came) return { kind: 'parameters', wanted, came };
  if (known.accuracy !== undefined && !(said.accuracy !== undefined && said.accuracy >= known.accuracy)) {
    return { kind: 'accuracy', wanted: known.accuracy, came: said.accuracy };
  }
  return undefined;
}
