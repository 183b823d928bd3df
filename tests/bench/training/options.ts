import { parseArgs } from 'node:util';
import type { Patience } from '../undisturbed.ts';
import { workloads, type Workload } from './workloads.ts';

export interface TrainingOptions {
  workloads: readonly Workload[];
  rounds: number;
  /** Training time of each contestant in each round. */
  seconds: number;
  threads: readonly number[];
  /** How hard to try for a machine that is left alone. */
  patience: Patience;
  /** Not everything that the figures of the site come from. */
  isPartial: boolean;
}

/**
 * --only <workload>, more than once: those alone, and nothing is written. --rounds, --seconds, --threads 1,2: less or more
 * of each. --noisy: does not wait for a quiet machine, to see whether all works.
 * @param cores no contestant gets more threads than that
 */
export function trainingOptions(args: readonly string[], cores: number): TrainingOptions {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: 'string', multiple: true }, rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '1.2' }, threads: { type: 'string', default: '1,2' }, noisy: { type: 'boolean', default: false } },
  });
  const unknown = values.only?.find((name) => !workloads.some((workload) => workload.name === name));
  if (unknown !== undefined) throw new Error(`There is no workload "${unknown}". There are: ${workloads.map(({ name }) => name).join(', ')}.`);
  const number = (text: string): number => {
    if (Number(text) > 0) return Number(text);
    throw new Error(`Expected a number above 0, got "${text}".`);
  };
  const { only } = values;
  return {
    workloads: only === undefined ? workloads : workloads.filter(({ name }) => only.includes(name)),
    rounds: number(values.rounds),
    seconds: number(values.seconds),
    threads: values.threads.split(',').map(number).filter((threads) => threads <= cores),
    patience: values.noisy ? { attempts: 1, seconds: 0 } : { attempts: 2, seconds: 10 },
    isPartial: only !== undefined,
  };
}
