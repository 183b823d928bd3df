import * as tf from '@tensorflow/tfjs';
import { display, seededRandom } from 'sans-gpu';

/** Two hidden layers, whose first weights follow the seed. */
function network(inputs: number, outputs: number, seed: number): tf.Sequential {
  const drawn = (place: number) => tf.initializers.heNormal({ seed: seed + place });
  return tf.sequential({
    layers: [
      tf.layers.dense({ units: 48, inputShape: [inputs], activation: 'relu', kernelInitializer: drawn(0) }),
      tf.layers.dense({ units: 48, activation: 'relu', kernelInitializer: drawn(1) }),
      tf.layers.dense({ units: outputs, kernelInitializer: drawn(2) }),
    ],
  });
}

const weightsOf = (model: tf.Sequential): tf.Variable[] => model.trainableWeights.map((weight) => weight.read()).filter((weight): weight is tf.Variable => weight instanceof tf.Variable);

export async function train({ points, noiseSize, seed }: { points: tf.Tensor; noiseSize: number; seed: number }) {
  const [steps, batch] = [1500, 128];
  const random = seededRandom(seed);
  const generator = network(noiseSize, 2, seed);
  const expert = network(2, 1, seed + 10);
  const generate = (noise: tf.Tensor): tf.Tensor => generator.apply(noise) as tf.Tensor;
  const score = (some: tf.Tensor): tf.Tensor => expert.apply(some) as tf.Tensor;
  const normal = (width: number): tf.Tensor => tf.tensor2d(Float32Array.from({ length: batch * width }, () => random.normal()), [batch, width]);
  const forged = (): tf.Tensor => generate(normal(noiseSize));
  const genuine = (): tf.Tensor => points.gather(tf.tensor1d(Int32Array.from({ length: batch }, () => random.integer(points.shape[0] ?? 1)), 'int32'));
  const loss = (wanted: number, scores: tf.Tensor): tf.Scalar => tf.losses.sigmoidCrossEntropy(tf.fill(scores.shape, wanted), scores);

  // The expert learns faster, so that what the generator is told is worth hearing. Less momentum than usual: the goal moves.
  const [expertAdam, generatorAdam] = [tf.train.adam(0.002, 0.5), tf.train.adam(0.001, 0.5)];
  const averaged = steps / 3;
  let sums: tf.Tensor[] = weightsOf(generator).map((weight) => tf.zerosLike(weight));
  for (let step = 1; step <= steps; step++) {
    // At first the expert sees everything blurred: the blobs run into each other, and none is out of reach. Then it sees better and better.
    const blur = 1 - step / steps;
    const blurred = (some: tf.Tensor): tf.Tensor => some.add(normal(2).mul(blur));
    const losses = tf.tidy(() => {
      const expertLoss = expertAdam.minimize(() => loss(1, score(blurred(genuine()))).add(loss(0, score(blurred(forged())))), true, weightsOf(expert));
      const generatorLoss = generatorAdam.minimize(() => loss(1, score(blurred(forged()))), true, weightsOf(generator));
      return step % 50 === 0 ? { expert: expertLoss?.dataSync()[0] ?? NaN, generator: generatorLoss?.dataSync()[0] ?? NaN } : undefined;
    });
    if (step > steps - averaged) {
      const before = sums;
      sums = tf.tidy(() => weightsOf(generator).map((weight, at) => weight.add(before[at] ?? 0)));
      tf.dispose(before);
    }
    if (losses === undefined) continue;
    display.curve('Loss', losses, step, { x: 'step' });
    await tf.nextFrame();
  }
  // The two circle around each other and never come to rest. The mean of the last weights is where they circle.
  for (const [at, weight] of weightsOf(generator).entries()) weight.assign((sums[at] ?? weight).div(averaged));
  return { generate };
}
