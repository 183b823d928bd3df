import * as z from 'zod';
import type { Workload } from './workloads.ts';

/** With model.fit, or with a training step written by hand. */
export type Variant = 'fit' | 'by-hand';

/** About so many steps were asked for; these were done, in so many milliseconds. */
export const trained = z.object({ steps: z.number().positive(), ms: z.number().positive() });
export type Trained = z.infer<typeof trained>;

/** Whatever trains: a process of Node or Python, a worker in Chromium. It lives from the first workload to the last. */
export interface Trainer {
  /** Builds the network of a workload, and forgets those of another. Gives the count of numbers to learn. */
  prepare(workload: Workload, variant: Variant, seconds: number): Promise<number>;
  train(variant: Variant, steps: number, seconds: number): Promise<Trained>;
  /** Frees what the last workload held. */
  release(): Promise<void>;
  close(): void;
}
