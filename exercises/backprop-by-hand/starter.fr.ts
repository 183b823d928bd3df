import * as tf from '@tensorflow/tfjs';
import { mnist } from 'sans-gpu';

/** Deux couches denses : w1 [inputs, units], b1 [units], w2 [units, classes], b2 [classes]. */
export interface Weights {
  w1: tf.Tensor;
  b1: tf.Tensor;
  w2: tf.Tensor;
  b2: tf.Tensor;
}

/** Des lignes de x [n, inputs] aux valeurs cachées [n, units], après ReLU, et aux scores [n, classes]. */
export function forward(x: tf.Tensor, { w1, b1, w2, b2 }: Weights): { hidden: tf.Tensor; scores: tf.Tensor } {
  const hidden = tf.matMul(x, w1).add(b1); // à vous : il manque quelque chose ici
  return { hidden, scores: tf.matMul(hidden, w2).add(b2) };
}

/** L’entropie croisée moyenne du soft-max des scores, face à y [n, classes], un seul 1 par ligne : forme []. */
export function loss(scores: tf.Tensor, y: tf.Tensor): tf.Tensor {
  return scores.sub(y).square().mean(); // à vous : celle-ci est une autre perte
}

/** Comment la perte varie avec chaque poids et chaque biais : quatre tenseurs, aux formes des poids. */
export function gradients(x: tf.Tensor, y: tf.Tensor, weights: Weights): Weights {
  const { hidden, scores } = forward(x, weights);
  const back = scores.sub(y).mul(0); // [n, classes] : à vous
  return {
    w1: tf.zerosLike(weights.w1),
    b1: tf.zerosLike(weights.b1),
    w2: tf.matMul(hidden, back, true, false), // l’entrée de la couche, transposée, multipliée par le gradient de sa sortie
    b2: tf.zerosLike(weights.b2),
  };
}

/** Entraîne sur des chiffres avec `gradients`, et renvoie de quoi prédire. */
export async function train({ seed }: { seed: number }) {
  const digits = await mnist({ train: 4000, test: 1 });
  const x = digits.train.images.reshape([4000, 784]);
  const y = tf.oneHot(digits.train.labels, 10);
  const weights: Weights = {
    w1: tf.randomNormal([784, 32], 0, 0.05, 'float32', seed),
    b1: tf.zeros([32]),
    w2: tf.randomNormal([32, 10], 0, 0.2, 'float32', seed + 1),
    b2: tf.zeros([10]),
  };

  // À vous : prenez un lot, calculez ses gradients, déplacez les poids, et recommencez.
  loss(forward(x, weights).scores, y);

  return { predict: (images: tf.Tensor) => forward(images.reshape([-1, 784]), weights).scores };
}
