import * as tf from '@tensorflow/tfjs';

/** Un poids par caractéristique, forme [features], et un biais, forme []. */
export interface Model {
  w: tf.Tensor;
  b: tf.Tensor;
}

/** Ce que le modèle dit de chaque ligne de x [count, features] : forme [count]. */
export function predict(x: tf.Tensor, w: tf.Tensor, b: tf.Tensor): tf.Tensor {
  return x.sum(1).add(w.sum()).add(b); // à vous : la bonne forme, pas les bons nombres
}

/** La moyenne des erreurs au carré, face aux cibles y [count] : forme []. */
export function loss(x: tf.Tensor, y: tf.Tensor, w: tf.Tensor, b: tf.Tensor): tf.Tensor {
  return predict(x, w, b).sub(y).mean(); // à vous : des erreurs de signes opposés se compensent
}

/** Comment la perte varie avec chaque poids, [features], et avec le biais, []. */
export function gradient(x: tf.Tensor, y: tf.Tensor, w: tf.Tensor, b: tf.Tensor): Model {
  const errors = predict(x, w, b).sub(y); // [count]
  return { w: tf.zerosLike(w), b: errors.sum().mul(0) }; // à vous
}

/** Un pas contre le gradient : les nouveaux poids et le nouveau biais. */
export function step(x: tf.Tensor, y: tf.Tensor, w: tf.Tensor, b: tf.Tensor, learningRate: number): Model {
  const slope = gradient(x, y, w, b);
  return { w: w.add(slope.w.mul(learningRate)), b }; // à vous : est-ce descendre, et tout bouge-t-il ?
}

/** `steps` pas, à partir de poids et d’un biais nuls. */
export function fit({ x, y, learningRate, steps }: { x: tf.Tensor; y: tf.Tensor; learningRate: number; steps: number }): Model {
  const w = tf.zeros([x.shape[1] ?? 0]);
  const b = tf.scalar(0);
  return steps > 0 ? step(x, y, w, b, learningRate) : { w, b }; // à vous : un seul pas ne suffit pas
}
