import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';

export interface Weights {
  w1: tf.Tensor;
  b1: tf.Tensor;
  w2: tf.Tensor;
  b2: tf.Tensor;
}

export function forward(x: tf.Tensor, { w1, b1, w2, b2 }: Weights): { hidden: tf.Tensor; scores: tf.Tensor } {
  const hidden = tf.matMul(x, w1).add(b1).relu(); // [n, units]
  return { hidden, scores: tf.matMul(hidden, w2).add(b2) }; // [n, classes]
}

export function loss(scores: tf.Tensor, y: tf.Tensor): tf.Tensor {
  // logSoftmax ne calcule jamais l’exponentielle d’un grand score : rien ne déborde.
  return tf.logSoftmax(scores).mul(y).sum(1).mean().neg();
}

export function gradients(x: tf.Tensor, y: tf.Tensor, weights: Weights): Weights {
  const { hidden, scores } = forward(x, weights);
  // Soft-max et entropie croisée ensemble : la probabilité moins la vérité. La moyenne des lignes divise par n.
  const atScores = tf.softmax(scores).sub(y).div(x.shape[0] ?? 1); // [n, classes]
  // À reculons à travers w2, puis le ReLU : là où il était muet, rien n’est sorti, et rien ne revient.
  const atHidden = tf.matMul(atScores, weights.w2, false, true).mul(hidden.greater(0)); // [n, units]
  return {
    w1: tf.matMul(x, atHidden, true, false), // [inputs, n] · [n, units]
    b1: atHidden.sum(0),
    w2: tf.matMul(hidden, atScores, true, false), // [units, n] · [n, classes]
    b2: atScores.sum(0),
  };
}

/** Un pas contre les gradients. Les anciens poids sont libérés. */
function moved(weights: Weights, x: tf.Tensor, y: tf.Tensor, learningRate: number): Weights {
  const next = tf.tidy(() => {
    const slope = gradients(x, y, weights);
    const move = (weight: tf.Tensor, by: tf.Tensor): tf.Tensor => weight.sub(by.mul(learningRate));
    return { w1: move(weights.w1, slope.w1), b1: move(weights.b1, slope.b1), w2: move(weights.w2, slope.w2), b2: move(weights.b2, slope.b2) };
  });
  tf.dispose({ ...weights });
  return next;
}

export async function train({ seed }: { seed: number }) {
  const [count, batchSize, epochs, learningRate] = [12000, 32, 3, 0.1];
  const digits = await mnist({ train: count, test: 1 });
  const x = digits.train.images.reshape([count, 784]);
  const y = tf.oneHot(digits.train.labels, 10);
  // Tirés au hasard, pour que deux unités ne commencent pas pareilles, et d’autant plus petits qu’on somme d’entrées : les valeurs gardent leur taille.
  let weights: Weights = {
    w1: tf.randomNormal([784, 32], 0, Math.sqrt(2 / 784), 'float32', seed),
    b1: tf.zeros([32]),
    w2: tf.randomNormal([32, 10], 0, Math.sqrt(2 / 32), 'float32', seed + 1),
    b2: tf.zeros([10]),
  };

  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (let start = 0; start + batchSize <= count; start += batchSize) {
      const [images, truth] = [x.slice(start, batchSize), y.slice(start, batchSize)];
      weights = moved(weights, images, truth, learningRate);
      tf.dispose([images, truth]);
    }
    const seen = tf.tidy(() => loss(forward(x, weights).scores, y).dataSync()[0] ?? NaN);
    display.curve('Perte', { training: seen }, epoch, { x: 'époque' });
  }
  return { predict: (images: tf.Tensor) => forward(images.reshape([-1, 784]), weights).scores };
}
