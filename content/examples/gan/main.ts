import * as tf from '@tensorflow/tfjs';
import { display, mnist, seededRandom } from 'sans-gpu';

const { train } = await mnist({ train: 10_000, test: 1 });
const genuine = train.images.reshape([10_000, 784]);
const random = seededRandom(1);

// A forger makes a digit out of 64 random numbers. An expert
// says of a digit how genuine it looks.
const forger = tf.sequential({
  layers: [
    tf.layers.dense({ units: 256, inputShape: [64], activation: 'relu' }),
    tf.layers.dense({ units: 784, activation: 'sigmoid' }),
  ],
});
const expert = tf.sequential({
  layers: [
    tf.layers.dense({ units: 256, inputShape: [784] }),
    tf.layers.leakyReLU({ alpha: 0.2 }),
    tf.layers.dense({ units: 1 }),
  ],
});
const noise = (count: number) => tf.tensor2d(Float32Array.from({ length: count * 64 }, () => random.normal()), [count, 64]);
const score = (digits: tf.Tensor) => expert.apply(digits) as tf.Tensor;
const forge = (count: number) => forger.apply(noise(count)) as tf.Tensor;
const loss = (wanted: number, scores: tf.Tensor): tf.Scalar =>
  tf.losses.sigmoidCrossEntropy(tf.fill(scores.shape, wanted), scores);

const weightsOf = (network: tf.LayersModel) => network.trainableWeights.map((weight) => weight.read()).filter((weight) => weight instanceof tf.Variable);
const expertAdam = tf.train.adam(0.0004, 0.5);
const forgerAdam = tf.train.adam(0.0008, 0.5);
const samples = noise(20); // the same twenty, to see them improve

const steps = 1_500;
for (let step = 1; step <= steps; step++) {
  const losses = tf.tidy(() => {
    const rows = tf.tensor1d(Int32Array.from({ length: 64 }, () => random.integer(10_000)), 'int32');
    const real = genuine.gather(rows);
    const forged = forge(64);
    // The expert learns to tell them apart …
    const expertLoss = expertAdam.minimize(() => loss(1, score(real)).add(loss(0, score(forged))), true, weightsOf(expert));
    // … and the forger to be taken for genuine.
    const forgerLoss = forgerAdam.minimize(() => loss(1, score(forge(64))), true, weightsOf(forger));
    return step % 25 === 0 ? { expert: expertLoss?.dataSync()[0] ?? NaN, forger: forgerLoss?.dataSync()[0] ?? NaN } : undefined;
  });
  if (losses !== undefined) display.curve('Loss', losses, step, { x: 'step' });
  if (step % 100 === 0) {
    const digits = forger.predict(samples) as tf.Tensor;
    display.images('Forged digits', digits.reshape([20, 28, 28, 1]));
    display.text(`Step ${step} of ${steps}`);
  }
  await tf.nextFrame();
}
