import type { MachineRates } from '../contract/machine-rates.ts';
import type { Cost } from './cost.ts';
import { fitted } from './fitted.ts';

export interface Prediction {
  seconds: number;
  /** Where the real time most likely lies. */
  low: number;
  high: number;
}

/** The parts that a predicted time is the sum of, in seconds. */
export function partsOf(cost: Cost, rates: MachineRates): { arithmetic: number; memory: number; overhead: number } {
  return {
    arithmetic: 2e-9 * (cost.products / rates.gemmGflops + cost.serial / rates.serialGflops + cost.convolutions / rates.convGflops),
    memory: (1e-9 * cost.bytes) / rates.bandwidthGbps,
    overhead: 1e-6 * (cost.operations * rates.opMicroseconds + cost.batches * rates.batchMicroseconds),
  };
}

/** The time of some work on a machine: what its parts take, added up. */
export function predict(cost: Cost, rates: MachineRates): Prediction {
  const { arithmetic, memory, overhead } = partsOf(cost, rates);
  const seconds = arithmetic + memory + overhead;
  return { seconds, low: seconds / fitted.uncertainty, high: seconds * fitted.uncertainty };
}
