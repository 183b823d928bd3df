import * as tf from '@tensorflow/tfjs';

/** Square matrices [width, width]: what makes queries, keys and values of x, and what mixes the heads. */
export interface Projections {
  wq: tf.Tensor;
  wk: tf.Tensor;
  wv: tf.Tensor;
  wo: tf.Tensor;
}

/** Queries q [n, length], keys k [m, length], values v [m, width]; the mask [n, m], if any, is 1 where a query may look. */
export function attention(q: tf.Tensor, k: tf.Tensor, v: tf.Tensor, mask?: tf.Tensor): { weights: tf.Tensor; output: tf.Tensor } {
  const scores = tf.matMul(q, k, false, true); // [n, m]
  const seen = mask ?? tf.onesLike(scores);
  const weights = seen.div(seen.sum(-1, true)); // your turn: the same share for all that may be seen
  return { weights, output: tf.matMul(weights, v) };
}

/** 1 where a place may look, at itself and before; 0 where it may not: shape [n, n]. */
export function causalMask(n: number): tf.Tensor {
  return tf.ones([n, n]); // your turn: here everyone sees everything
}

/** Several attentions side by side, from x [n, width] to [n, width]. */
export function multiHead(x: tf.Tensor, { wq, wk, wv, wo }: Projections, heads: number, mask?: tf.Tensor): tf.Tensor {
  const [q, k, v] = [wq, wk, wv].map((weights) => tf.matMul(x, weights)) as [tf.Tensor, tf.Tensor, tf.Tensor];
  if (heads > 1) console.log(`Here are ${heads} heads, but only one looks.`); // your turn
  return tf.matMul(attention(q, k, v, mask).output, wo);
}

/** The same, and no place looks at a later one. */
export function causalAttention(x: tf.Tensor, weights: Projections, heads: number): tf.Tensor {
  return multiHead(x, weights, heads); // your turn
}
