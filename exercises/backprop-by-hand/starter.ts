import * as tf from '@tensorflow/tfjs';
import { mnist } from 'sans-gpu';

/** Two dense layers: w1 [inputs, units], b1 [units], w2 [units, classes], b2 [classes]. */
export interface Weights {
  w1: tf.Tensor;
  b1: tf.Tensor;
  w2: tf.Tensor;
  b2: tf.Tensor;
}

/** From the rows of x [n, inputs] to hidden values [n, units], after ReLU, and scores [n, classes]. */
export function forward(x: tf.Tensor, { w1, b1, w2, b2 }: Weights): { hidden: tf.Tensor; scores: tf.Tensor } {
  const hidden = tf.matMul(x, w1).add(b1); // your turn: something is missing here
  return { hidden, scores: tf.matMul(hidden, w2).add(b2) };
}

/** The mean cross-entropy of the soft-max of the scores, against y [n, classes], one 1 in each row: shape []. */
export function loss(scores: tf.Tensor, y: tf.Tensor): tf.Tensor {
  return scores.sub(y).square().mean(); // your turn: this is another loss
}

/** How the loss changes with each weight and each bias: four tensors of the shapes of the weights. */
export function gradients(x: tf.Tensor, y: tf.Tensor, weights: Weights): Weights {
  const { hidden, scores } = forward(x, weights);
  const back = scores.sub(y).mul(0); // [n, classes]: your turn
  return {
    w1: tf.zerosLike(weights.w1),
    b1: tf.zerosLike(weights.b1),
    w2: tf.matMul(hidden, back, true, false), // the input of the layer, turned round, times the gradient of its output
    b2: tf.zerosLike(weights.b2),
  };
}

/** Trains on digits with `gradients`, and returns something that can predict. */
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

  // Your turn: take a batch, compute its gradients, move the weights, and again.
  loss(forward(x, weights).scores, y);

  return { predict: (images: tf.Tensor) => forward(images.reshape([-1, 784]), weights).scores };
}
