import * as z from 'zod';

const rate = z.number().positive();

/** How fast one machine runs our engine: what the page of limits measures, and what times are predicted from. */
export const machineRates = z.strictObject({
  /** Billions of floating-point operations per second in products of matrices. */
  gemmGflops: rate,
  /** The same in products that stay on one thread: small ones, and those of a recurrent layer, each of which waits for the one before. */
  serialGflops: rate,
  /** The same in convolutions, forward and backward. */
  convGflops: rate,
  /** Billions of bytes per second read and written by operations that do next to nothing with each value. */
  bandwidthGbps: rate,
  /** Microseconds that an operation of a training step takes on a few values: all overhead. */
  opMicroseconds: rate,
  /** Microseconds that `model.fit` takes for a batch beyond its operations. */
  batchMicroseconds: rate,
});
export type MachineRates = z.infer<typeof machineRates>;
export type RateName = keyof MachineRates;
