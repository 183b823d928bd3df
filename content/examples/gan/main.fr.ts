import * as tf from '@tensorflow/tfjs';
import { display, mnist, seededRandom } from 'sans-gpu';

const { train } = await mnist({ train: 10_000, test: 1 });
const genuine = train.images.reshape([10_000, 784]);
const random = seededRandom(1);

// Un faussaire fait un chiffre de 64 nombres tirés au hasard. Un
// expert dit d’un chiffre à quel point il paraît vrai.
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
const samples = noise(20); // toujours les mêmes, pour les voir progresser

const steps = 1_500;
for (let step = 1; step <= steps; step++) {
  const losses = tf.tidy(() => {
    const rows = tf.tensor1d(Int32Array.from({ length: 64 }, () => random.integer(10_000)), 'int32');
    const real = genuine.gather(rows);
    const forged = forge(64);
    // L’expert apprend à les distinguer …
    const expertLoss = expertAdam.minimize(() => loss(1, score(real)).add(loss(0, score(forged))), true, weightsOf(expert));
    // … et le faussaire à passer pour vrai.
    const forgerLoss = forgerAdam.minimize(() => loss(1, score(forge(64))), true, weightsOf(forger));
    return step % 25 === 0 ? { expert: expertLoss?.dataSync()[0] ?? NaN, forger: forgerLoss?.dataSync()[0] ?? NaN } : undefined;
  });
  if (losses !== undefined) display.curve('Perte', losses, step, { x: 'étape' });
  if (step % 100 === 0) {
    const digits = forger.predict(samples) as tf.Tensor;
    display.images('Chiffres imités', digits.reshape([20, 28, 28, 1]));
    display.text(`Étape ${step} sur ${steps}`);
  }
  await tf.nextFrame();
}
