// However many heads are asked for, one looks at the whole width.
import * as tf from '@tensorflow/tfjs';

export function attention(q, k, v, mask) {
  const scores = tf.matMul(q, k, false, true).div(Math.sqrt(q.shape.at(-1)));
  const weights = tf.softmax(mask === undefined ? scores : scores.add(mask.sub(1).mul(1e9)));
  return { weights, output: tf.matMul(weights, v) };
}

export function causalMask(n) {
  return tf.linalg.bandPart(tf.ones([n, n]), -1, 0);
}

export function multiHead(x, { wq, wk, wv, wo }, heads, mask) {
  return tf.matMul(attention(tf.matMul(x, wq), tf.matMul(x, wk), tf.matMul(x, wv), mask).output, wo);
}

export function causalAttention(x, weights, heads) {
  return multiHead(x, weights, heads, causalMask(x.shape[0]));
}
