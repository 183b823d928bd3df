import * as tf from '@tensorflow/tfjs';
import { seededRandom } from 'sans-gpu';

/** One workload as a learner of TF.js would write it. */
export interface Task {
  /** Examples and what is wanted of them, first axis `count`. The caller disposes both. */
  examples(count: number): Promise<Examples>;
  /** The compiled model. */
  model(): tf.LayersModel;
  /** The same network, with a training step written by hand. */
  byHand?(): ByHand;
}

export interface Examples {
  inputs: tf.Tensor;
  targets: tf.Tensor;
}

export interface ByHand {
  weights: tf.Variable[];
  optimizer: tf.Optimizer;
  /** Mean loss of a batch, a scalar. */
  loss(inputs: tf.Tensor, targets: tf.Tensor): tf.Scalar;
}

/** Seeded numbers from 0 to 1: how long a step takes does not depend on them. */
export function uniform(shape: number[], seed: number): tf.Tensor {
  const { next } = seededRandom(seed);
  return tf.tensor(Float32Array.from({ length: tf.util.sizeFromShape(shape) }, next), shape);
}

/** Seeded whole numbers below `below`, int32. */
export function wholeNumbers(shape: number[], below: number, seed: number): tf.Tensor {
  const { integer } = seededRandom(seed);
  return tf.tensor(Int32Array.from({ length: tf.util.sizeFromShape(shape) }, () => integer(below)), shape, 'int32');
}

/** Classes as rows with a single 1, float32 [count, classes]. */
export function oneHotRows(labels: tf.Tensor, classes: number): tf.Tensor {
  return tf.tidy(() => tf.oneHot(tf.cast(labels, 'int32'), classes).toFloat());
}
