// Keeps best and waited outside of watch, for all watches together.
import * as tf from '@tensorflow/tfjs';

let best = Infinity;
let waited = 0;

export function watch({ patience, minDelta }) {
  waited = 0;
  best = Infinity;
  return (loss) => {
    const improved = loss < best - minDelta;
    if (improved) best = loss;
    waited = improved ? 0 : waited + 1;
    return { improved, stop: waited >= patience };
  };
}

export async function train() {
  return { losses: () => [], predict: (images) => tf.zeros([images.shape[0], 10]) };
}
