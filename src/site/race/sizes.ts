/** Sides of the square matrices that are multiplied. A layer of the MLP of the first chapter lies between the first two. */
export const sizes = [32, 64, 128, 256, 512, 1024] as const;

/** Operations of one product of n × n matrices. */
export function productFlops(n: number): number {
  return 2 * n ** 3;
}

export interface Result {
  n: number;
  /** GFLOP/s. */
  cpu: number;
  gpu?: number;
}

/** The smallest size from which on the GPU is ahead at every size; undefined when it never is. */
export function crossing(results: readonly Result[]): number | undefined {
  const behind = results.findLastIndex(({ cpu, gpu }) => gpu === undefined || gpu <= cpu);
  return results[behind + 1]?.n;
}

/**
 * The largest difference between two products, against the size of what is summed: 32-bit sums in another order differ a little,
 * a wrong kernel by a lot.
 */
export function largestError(expected: Float32Array, came: Float32Array, n: number): number {
  if (came.length !== expected.length) return Infinity;
  const scale = Math.sqrt(n);
  return expected.reduce((largest, value, at) => {
    const error = Math.abs(value - (came[at] ?? NaN)) / scale;
    return Number.isNaN(error) ? Infinity : Math.max(largest, error);
  }, 0);
}

export const toleratedError = 1e-4;
