/**
 * Constants that were not derived but fitted: processor time of single kernels and of training steps on one core of an AMD EPYC
 * (family 26), Node 24 with the relaxed SIMD kernels, against what the calibration alone predicts. `npm run bench -- predictions`
 * compares again.
 */
export const fitted = {
  /** A filter over a single channel has three values in a row, which do not fill the lanes: 21 to 33 GFLOP/s, where more channels reach 40 to 50. */
  singleChannel: 1.9,
  /** The products of a recurrent layer are small, and each waits for the one before. */
  recurrent: 1.4,
  /** Predicted and real times differ by at most this factor, on most rows. */
  uncertainty: 1.4,
} as const;
