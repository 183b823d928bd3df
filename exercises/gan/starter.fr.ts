import * as tf from '@tensorflow/tfjs';
import { seededRandom } from 'sans-gpu';

/** Deux couches cachées, dont les premiers poids suivent seed. */
function network(inputs: number, outputs: number, seed: number): tf.Sequential {
  const drawn = (place: number) => tf.initializers.heNormal({ seed: seed + place });
  return tf.sequential({
    layers: [
      tf.layers.dense({ units: 32, inputShape: [inputs], activation: 'relu', kernelInitializer: drawn(0) }),
      tf.layers.dense({ units: 32, activation: 'relu', kernelInitializer: drawn(1) }),
      tf.layers.dense({ units: outputs, kernelInitializer: drawn(2) }),
    ],
  });
}

/** Ce qu’un optimiseur peut changer dans un réseau. */
const weightsOf = (model: tf.Sequential): tf.Variable[] => model.trainableWeights.map((weight) => weight.read()).filter((weight): weight is tf.Variable => weight instanceof tf.Variable);

/** Entraîne un générateur sur des points [count, 2], et renvoie de quoi changer du bruit [n, noiseSize] en points [n, 2]. */
export async function train({ points, noiseSize, seed }: { points: tf.Tensor; noiseSize: number; seed: number }) {
  const [steps, batch] = [100, 64];
  const random = seededRandom(seed);
  const generator = network(noiseSize, 2, seed);
  const expert = network(2, 1, seed + 10);
  const generate = (noise: tf.Tensor): tf.Tensor => generator.apply(noise) as tf.Tensor;
  const score = (some: tf.Tensor): tf.Tensor => expert.apply(some) as tf.Tensor;

  // Un lot de faux points, et un de vrais.
  const forged = (): tf.Tensor => generate(tf.tensor2d(Float32Array.from({ length: batch * noiseSize }, () => random.normal()), [batch, noiseSize]));
  const genuine = (): tf.Tensor => points.gather(tf.tensor1d(Int32Array.from({ length: batch }, () => random.integer(points.shape[0] ?? 1)), 'int32'));
  // Petite quand les scores sont hauts pour 1, ou bas pour 0.
  const loss = (wanted: number, scores: tf.Tensor): tf.Scalar => tf.losses.sigmoidCrossEntropy(tf.fill(scores.shape, wanted), scores);

  const expertAdam = tf.train.adam(0.001, 0.5);
  for (let step = 1; step <= steps; step++) {
    tf.tidy(() => {
      expertAdam.minimize(() => loss(1, score(genuine())).add(loss(0, score(forged()))), false, weightsOf(expert));
      // À vous : l’expert apprend, mais personne n’apprend encore de lui.
    });
    if (step % 50 === 0) await tf.nextFrame();
  }
  return { generate };
}
