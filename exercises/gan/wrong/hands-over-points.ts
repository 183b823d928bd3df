// Hands over a thousand points at once, and no generator.
import * as tf from '@tensorflow/tfjs';

export async function train({ points }) {
  return points.slice([0, 0], [1000, 2]).add(0.01);
}
