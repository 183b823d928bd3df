import * as tf from '@tensorflow/tfjs';

export interface Model {
  w: tf.Tensor;
  b: tf.Tensor;
}

export function predict(x: tf.Tensor, w: tf.Tensor, b: tf.Tensor): tf.Tensor {
  return tf.dot(x, w).add(b); // [count, features] · [features] → [count]
}

export function loss(x: tf.Tensor, y: tf.Tensor, w: tf.Tensor, b: tf.Tensor): tf.Tensor {
  return predict(x, w, b).sub(y).square().mean();
}

export function gradient(x: tf.Tensor, y: tf.Tensor, w: tf.Tensor, b: tf.Tensor): Model {
  const errors = predict(x, w, b).sub(y); // [count]
  const share = 2 / (x.shape[0] ?? 1); // 2 vient du carré, 1 / count de la moyenne
  return {
    w: tf.dot(x.transpose(), errors).mul(share), // chaque erreur retourne aux caractéristiques dont elle vient
    b: errors.sum().mul(share), // le biais est le poids d’une caractéristique qui vaut toujours 1
  };
}

export function step(x: tf.Tensor, y: tf.Tensor, w: tf.Tensor, b: tf.Tensor, learningRate: number): Model {
  const slope = gradient(x, y, w, b); // les deux pentes, avant que rien ne bouge
  return { w: w.sub(slope.w.mul(learningRate)), b: b.sub(slope.b.mul(learningRate)) };
}

export function fit({ x, y, learningRate, steps }: { x: tf.Tensor; y: tf.Tensor; learningRate: number; steps: number }): Model {
  let { w, b }: Model = { w: tf.zeros([x.shape[1] ?? 0]), b: tf.scalar(0) };
  for (let taken = 0; taken < steps; taken++) {
    // Ce qu’un pas crée en chemin est libéré ; seul son résultat reste.
    const { w: nextW, b: nextB } = tf.tidy(() => ({ ...step(x, y, w, b, learningRate) }));
    tf.dispose([w, b]);
    [w, b] = [nextW, nextB];
  }
  return { w, b };
}
