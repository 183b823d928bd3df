import * as tf from '@tensorflow/tfjs';

export interface Projections {
  wq: tf.Tensor;
  wk: tf.Tensor;
  wv: tf.Tensor;
  wo: tf.Tensor;
}

export function attention(q: tf.Tensor, k: tf.Tensor, v: tf.Tensor, mask?: tf.Tensor): { weights: tf.Tensor; output: tf.Tensor } {
  const length = q.shape.at(-1) ?? 1;
  // Only the last two axes are named: an axis of heads may stand before them.
  const scores = tf.matMul(q, k, false, true).div(Math.sqrt(length)); // [.., n, m]
  // Hidden before the soft-max: the exponential of such a score is 0, and the others share everything.
  const seen = mask === undefined ? scores : scores.add(mask.sub(1).mul(1e9));
  const weights = tf.softmax(seen); // each row sums to 1
  return { weights, output: tf.matMul(weights, v) }; // [.., n, width]
}

export function causalMask(n: number): tf.Tensor {
  return tf.linalg.bandPart(tf.ones([n, n]), -1, 0); // the diagonal and all that is below
}

export function multiHead(x: tf.Tensor, { wq, wk, wv, wo }: Projections, heads: number, mask?: tf.Tensor): tf.Tensor {
  const [n = 0, width = 0] = x.shape;
  const inHeads = (weights: tf.Tensor): tf.Tensor => tf.matMul(x, weights).reshape([n, heads, width / heads]).transpose([1, 0, 2]); // [heads, n, length]
  const { output } = attention(inHeads(wq), inHeads(wk), inHeads(wv), mask); // one mask for all heads
  return tf.matMul(output.transpose([1, 0, 2]).reshape([n, width]), wo); // side by side again, then mixed
}

export function causalAttention(x: tf.Tensor, weights: Projections, heads: number): tf.Tensor {
  return multiHead(x, weights, heads, causalMask(x.shape[0] ?? 0));
}
