import * as tf from '@tensorflow/tfjs';

export interface Projections {
  wq: tf.Tensor;
  wk: tf.Tensor;
  wv: tf.Tensor;
  wo: tf.Tensor;
}

export function attention(q: tf.Tensor, k: tf.Tensor, v: tf.Tensor, mask?: tf.Tensor): { weights: tf.Tensor; output: tf.Tensor } {
  const length = q.shape.at(-1) ?? 1;
  // Seuls les deux derniers axes sont nommés : un axe de têtes peut les précéder.
  const scores = tf.matMul(q, k, false, true).div(Math.sqrt(length)); // [.., n, m]
  // Caché avant le soft-max : l’exponentielle d’un tel score est 0, et les autres se partagent tout.
  const seen = mask === undefined ? scores : scores.add(mask.sub(1).mul(1e9));
  const weights = tf.softmax(seen); // chaque ligne a 1 pour somme
  return { weights, output: tf.matMul(weights, v) }; // [.., n, width]
}

export function causalMask(n: number): tf.Tensor {
  return tf.linalg.bandPart(tf.ones([n, n]), -1, 0); // la diagonale et tout ce qui est dessous
}

export function multiHead(x: tf.Tensor, { wq, wk, wv, wo }: Projections, heads: number, mask?: tf.Tensor): tf.Tensor {
  const [n = 0, width = 0] = x.shape;
  const inHeads = (weights: tf.Tensor): tf.Tensor => tf.matMul(x, weights).reshape([n, heads, width / heads]).transpose([1, 0, 2]); // [heads, n, length]
  const { output } = attention(inHeads(wq), inHeads(wk), inHeads(wv), mask); // un masque pour toutes les têtes
  return tf.matMul(output.transpose([1, 0, 2]).reshape([n, width]), wo); // de nouveau côte à côte, puis mélangées
}

export function causalAttention(x: tf.Tensor, weights: Projections, heads: number): tf.Tensor {
  return multiHead(x, weights, heads, causalMask(x.shape[0] ?? 0));
}
