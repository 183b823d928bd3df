// Takes every lower loss for an improvement.
import * as tf from '@tensorflow/tfjs';

export function watch({ patience, minDelta }) {
  let best = Infinity;
  let waited = 0;
  return (loss) => {
    const improved = loss < best;
    if (improved) best = loss;
    waited = improved ? 0 : waited + 1;
    return { improved, stop: waited >= patience };
  };
}

export async function train() {
  return { losses: () => [], predict: (images) => tf.zeros([images.shape[0], 10]) };
}
