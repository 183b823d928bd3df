import type { Work } from './models.ts';

/** Two ends between which a figure lies. */
export type Range = readonly [low: number, high: number];

export type Precision = 'float32' | 'mixed';

/** What a cost is computed from. */
export interface Machine {
  kind: 'cpu' | 'gpu';
  /** GFLOP/s that training reaches, not the peak of the data sheet. */
  reached(work: Work, precision: Precision): Range;
  /** Bytes a second to and from memory, in GB/s; undefined where nobody says. */
  bandwidth?: number | undefined;
  /** What fits, in GB. */
  memory?: number | undefined;
  /** The fixed price of one call to a kernel, in microseconds. */
  callMicroseconds: Range;
  /** Watts under load; undefined where nobody says. */
  watts?: number | undefined;
}

/** What a data sheet says. */
export interface Sheet {
  kind: 'cpu' | 'gpu';
  /** Peak GFLOP/s in 32 bits. */
  float32: number;
  /** Peak GFLOP/s of the units for 16-bit products, without sparsity. */
  half?: number | undefined;
  bandwidth?: number | undefined;
  memory?: number | undefined;
  watts?: number | undefined;
}

/**
 * Share of the peak that training reaches.
 * GPU, 32 bits: 0.3 to 0.75 measured on a P100 over many architectures (Epoch AI). Recurrent steps, small and one after the
 * other, less: our assumption. 16-bit units are harder to feed: 0.16 (ResNet-50) to 0.45 (large language models).
 * CPU: what PyTorch reaches on our reference machine.
 */
export const utilisation = {
  gpu: { matrix: [0.3, 0.75], convolution: [0.3, 0.75], attention: [0.3, 0.75], recurrent: [0.1, 0.4] },
  gpuHalf: { matrix: [0.15, 0.45], convolution: [0.1, 0.3], attention: [0.3, 0.45], recurrent: [0.05, 0.2] },
  cpu: { matrix: [0.25, 0.5], convolution: [0.2, 0.4], attention: [0.25, 0.5], recurrent: [0.2, 0.4] },
} as const satisfies Record<string, Record<Work, Range>>;

/**
 * GPU: 5 to 25 µs between a line of Python and its kernel (Lin, "From PyTorch op to kernel launch").
 * CPU: from the smallest network we timed, whose arithmetic is nearly free.
 */
export const callMicroseconds = { gpu: [5, 25], cpu: [18, 32] } as const satisfies Record<string, Range>;

export function machineOf(sheet: Sheet): Machine {
  const { kind, float32, half, bandwidth, memory, watts } = sheet;
  return {
    kind,
    bandwidth,
    memory,
    watts,
    callMicroseconds: callMicroseconds[kind],
    reached(work, precision) {
      const [low, high] = kind === 'cpu' ? utilisation.cpu[work] : utilisation.gpu[work];
      if (precision === 'float32' || half === undefined) return [low * float32, high * float32];
      const [lowHalf, highHalf] = utilisation.gpuHalf[work];
      // Nobody switches to 16 bits to lose by it.
      return [Math.max(low * float32, lowHalf * half), Math.max(high * float32, highHalf * half)];
    },
  };
}

/** GFLOP/s that a timed machine reached on each kind of work. */
export type Reached = Readonly<Record<Work, Range>>;

/** A machine of which we know what it did, and not what its data sheet promises. */
export function timedMachine(reached: Reached, known: Omit<Machine, 'kind' | 'reached'>): Machine {
  return { ...known, kind: 'cpu', reached: (work) => reached[work] };
}
