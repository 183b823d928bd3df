import * as tf from '@tensorflow/tfjs';

/** Des matrices carrées [width, width] : de quoi tirer de x requêtes, clés et valeurs, et de quoi mélanger les têtes. */
export interface Projections {
  wq: tf.Tensor;
  wk: tf.Tensor;
  wv: tf.Tensor;
  wo: tf.Tensor;
}

/** Requêtes q [n, length], clés k [m, length], valeurs v [m, width] ; le masque [n, m], s’il y en a un, vaut 1 là où une requête peut regarder. */
export function attention(q: tf.Tensor, k: tf.Tensor, v: tf.Tensor, mask?: tf.Tensor): { weights: tf.Tensor; output: tf.Tensor } {
  const scores = tf.matMul(q, k, false, true); // [n, m]
  const seen = mask ?? tf.onesLike(scores);
  const weights = seen.div(seen.sum(-1, true)); // à vous : la même part pour tout ce qu’on peut voir
  return { weights, output: tf.matMul(weights, v) };
}

/** 1 là où une place peut regarder, elle-même et avant ; 0 là où elle ne peut pas : forme [n, n]. */
export function causalMask(n: number): tf.Tensor {
  return tf.ones([n, n]); // à vous : ici chacun voit tout
}

/** Plusieurs attentions côte à côte, de x [n, width] à [n, width]. */
export function multiHead(x: tf.Tensor, { wq, wk, wv, wo }: Projections, heads: number, mask?: tf.Tensor): tf.Tensor {
  const [q, k, v] = [wq, wk, wv].map((weights) => tf.matMul(x, weights)) as [tf.Tensor, tf.Tensor, tf.Tensor];
  if (heads > 1) console.log(`Voici ${heads} têtes, mais une seule regarde.`); // à vous
  return tf.matMul(attention(q, k, v, mask).output, wo);
}

/** La même chose, et aucune place ne regarde plus loin qu’elle. */
export function causalAttention(x: tf.Tensor, weights: Projections, heads: number): tf.Tensor {
  return multiHead(x, weights, heads); // à vous
}
