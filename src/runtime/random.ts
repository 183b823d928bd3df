import { seededRandom as uniform, shuffled } from '../contract/seeded-random.ts';

/** Random numbers that a seed fixes. */
export interface SeededRandom {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform whole number in [0, below). */
  integer(below: number): number;
  /** Normal, mean 0, standard deviation 1. */
  normal(): number;
  /** A shuffled copy. */
  shuffle<T>(items: readonly T[]): T[];
}

/** The same seed gives the same numbers on every machine. */
export function seededRandom(seed: number): SeededRandom {
  const next = uniform(seed);
  return {
    next,
    integer: (below) => Math.floor(next() * below),
    // Box and Muller, 1958. 1 - next() is never 0, whose logarithm is infinite.
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    shuffle: (items) => shuffled(items, next),
  };
}

/**
 * Makes `Math.random` follow a seed. TF.js draws default initial weights, dropout masks and the order of
 * `model.fit`'s shuffle from it, so without this no two runs would agree.
 */
export function seedMathRandom(seed: number): void {
  Math.random = uniform(seed);
}
