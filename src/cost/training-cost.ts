import type { TrainingData } from './data.ts';
import type { Machine, Precision, Range } from './machine.ts';
import type { Model } from './models.ts';

export interface Plan {
  model: Model;
  data: TrainingData;
  epochs: number;
  runs: number;
  precision: Precision;
}

/** What training asks for, whatever the machine. */
export interface Demand {
  parameters: number;
  /** Operations of all runs together. */
  flops: number;
  /** Steps of all runs together. */
  steps: number;
  /** Bytes that must be in memory at once during a step. */
  memoryBytes: number;
  perStep: { flops: number; calls: number; bytes: number };
}

/** A weight, its gradient and Adam's two averages; mixed precision keeps a 16-bit copy beside the 32-bit weight. */
const bytesPerParameter = { float32: 16, mixed: 18 } as const;
const bytesPerActivation = { float32: 4, mixed: 2 } as const;
/** Adam reads weight, gradient and two averages, and writes three of them: 7 numbers of 4 bytes; two passes read the weight again. */
const parameterTraffic = 9 * 4;
/** Each activation is written once, read by the next layer, and read again on the way back. */
const activationTraffic = 3;
/** Fetching the batch, taking the loss, and an optimizer that handles all parameters together. */
const callsPerStep = 30;
/** Forward, and twice as many backward. */
const callsPerForwardCall = 3;

export function demandOf({ model, data, epochs, runs, precision }: Plan): Demand {
  const cost = model.cost(data.example);
  const steps = Math.ceil(data.examples / model.batch) * epochs * runs;
  return {
    parameters: cost.parameters,
    flops: cost.trainingFlops * data.examples * epochs * runs,
    steps,
    memoryBytes: bytesPerParameter[precision] * cost.parameters + bytesPerActivation[precision] * cost.activations * model.batch,
    perStep: {
      flops: cost.trainingFlops * model.batch,
      calls: callsPerForwardCall * cost.calls + callsPerStep,
      bytes: parameterTraffic * cost.parameters + activationTraffic * bytesPerActivation[precision] * cost.activations * model.batch,
    },
  };
}

/** What a step waits for most. */
export type Bound = 'arithmetic' | 'memory' | 'calls';

export interface TrainingCost {
  seconds: Range;
  /** Watt-hours at the power of the data sheet; undefined where no one says it. */
  wattHours: Range | undefined;
  /** False when what training keeps in memory exceeds what the machine has. */
  fits: boolean;
  bound: Bound;
}

/** Real programs reach about three quarters of the bandwidth of the data sheet. */
const bandwidthShare = 0.75;

interface Parts {
  arithmetic: number;
  memory: number;
  calls: number;
}

/**
 * Roofline (Williams, Waterman and Patterson, 2009) with a price per call. Arithmetic and memory traffic overlap: the longer counts.
 * On a CPU the same cores make the calls and do the work, one after the other. On a GPU the CPU calls ahead while the GPU
 * works: the longer counts.
 */
export function trainingCost(machine: Machine, plan: Plan): TrainingCost {
  const { steps, perStep, memoryBytes } = demandOf(plan);
  const [slow, fast] = machine.reached(plan.model.work, plan.precision);
  const [cheap, dear] = machine.callMicroseconds;
  const partsAt = (gigaflops: number, microseconds: number): Parts => ({
    arithmetic: perStep.flops / (gigaflops * 1e9),
    memory: machine.bandwidth === undefined ? 0 : perStep.bytes / (bandwidthShare * machine.bandwidth * 1e9),
    calls: perStep.calls * microseconds * 1e-6,
  });
  const lasting = ({ arithmetic, memory, calls }: Parts): number => {
    const working = Math.max(arithmetic, memory);
    return machine.kind === 'cpu' ? working + calls : Math.max(working, calls);
  };
  const best = partsAt(fast, cheap);
  const worst = partsAt(slow, dear);
  const seconds: Range = [steps * lasting(best), steps * lasting(worst)];
  const { watts, memory } = machine;
  return {
    seconds,
    wattHours: watts === undefined ? undefined : [(seconds[0] * watts) / 3600, (seconds[1] * watts) / 3600],
    fits: memory === undefined || memoryBytes <= memory * 1e9,
    bound: boundOf(best, worst),
  };
}

function boundOf(best: Parts, worst: Parts): Bound {
  const middle = (part: keyof Parts): number => best[part] + worst[part];
  const parts = ['arithmetic', 'memory', 'calls'] as const;
  return parts.reduce((longest, part) => (middle(part) > middle(longest) ? part : longest));
}

/** How many times faster one machine is than another, from the two middles (geometric: the ends are factors apart). */
export function timesFaster(slower: TrainingCost, faster: TrainingCost): number {
  const middle = ([low, high]: Range): number => Math.sqrt(low * high);
  return middle(slower.seconds) / middle(faster.seconds);
}
