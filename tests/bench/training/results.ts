import { median, medianReading } from '../statistics.ts';
import type { Reading } from '../topic.ts';
import { idOf, type Contestant } from './contestants.ts';
import type { Outcome } from './contest.ts';
import type { Workload } from './workloads.ts';

/** Of an outcome, what its figures come from. */
export interface Result extends Omit<Outcome, 'contestant'> {
  contestant: Pick<Contestant, 'name' | 'threads' | 'variant' | 'isOurs'>;
}

/** Time of a step relative to PyTorch's with as many threads, in the same round; undefined without PyTorch. */
function ratios({ contestant, msPerStep }: Result, outcomes: readonly Result[]): number[] | undefined {
  const pytorch = outcomes.find((other) => other.contestant.name === 'pytorch' && other.contestant.threads === contestant.threads);
  if (contestant.name === 'pytorch' || pytorch?.msPerStep.length !== msPerStep.length || msPerStep.length === 0) return undefined;
  return msPerStep.map((ms, round) => ms / (pytorch.msPerStep[round] ?? NaN));
}

function goalOf({ isOurs, variant }: Result['contestant'], { goals }: Workload): number | undefined {
  if (!isOurs) return undefined;
  return variant === 'fit' ? goals.fit : goals.byHand;
}

/** Two figures for each contestant that could: the time of a step, and its ratio to PyTorch's. */
export function readingsOf(workload: Workload, outcomes: readonly Result[]): Reading[] {
  return outcomes.flatMap((outcome) => {
    if (outcome.msPerStep.length === 0) return [];
    const id = idOf(outcome.contestant, workload);
    const goal = goalOf(outcome.contestant, workload);
    const ratio = ratios(outcome, outcomes);
    return [
      medianReading(`${id}.step`, 'ms', outcome.msPerStep),
      ...(ratio === undefined ? [] : [medianReading(`${id}.ratio`, 'ratio', ratio, goal === undefined ? undefined : { atMost: goal })]),
    ];
  });
}

/** The lines of a table for the terminal. */
export function tableOf(workload: Workload, outcomes: readonly Result[]): string[] {
  const rows = outcomes.map((outcome) => {
    const { contestant, msPerStep, cannot } = outcome;
    const name = `${contestant.name}, ${contestant.threads} thread${contestant.threads > 1 ? 's' : ''}`;
    if (msPerStep.length === 0) return [name, 'cannot', cannot ?? ''];
    const ratio = ratios(outcome, outcomes);
    const goal = goalOf(contestant, workload);
    const verdict = ratio === undefined || goal === undefined ? '' : `at most ${goal}: ${median(ratio) <= goal ? 'kept' : 'MISSED'}`;
    const spread = ratio === undefined ? '' : `${times(median(ratio))}  [${times(Math.min(...ratio))} to ${times(Math.max(...ratio))}]`;
    return [name, `${Number(median(msPerStep).toPrecision(3))} ms`, spread, verdict];
  });
  const [first = 0, second = 0, third = 0] = [0, 1, 2].map((column) => Math.max(...rows.filter((row) => row[1] !== 'cannot' || column < 2).map((row) => (row[column] ?? '').length)));
  const lines = rows.map(([name = '', time = '', spread = '', verdict = '']) => `  ${name.padEnd(first)}  ${time.padStart(second)}  ${spread.padEnd(third)}  ${verdict}`.trimEnd());
  return [`${workload.name}, a step of ${workload.batch}; time relative to PyTorch with as many threads [lowest to highest round]`, ...lines];
}

function times(ratio: number): string {
  return `${ratio.toFixed(2)}x`;
}
