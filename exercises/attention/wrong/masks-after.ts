// The mask is applied after the soft-max, so the shares no longer sum to 1.
import * as tf from '@tensorflow/tfjs';

export function attention(q, k, v, mask) {
  const scores = tf.matMul(q, k, false, true).div(Math.sqrt(q.shape.at(-1)));
  const weights = mask === undefined ? tf.softmax(scores) : tf.softmax(scores).mul(mask);
  return { weights, output: tf.matMul(weights, v) };
}

export function causalMask(n) {
  return tf.linalg.bandPart(tf.ones([n, n]), -1, 0);
}

export function multiHead(x, { wq, wk, wv, wo }, heads, mask) {
  const [n, width] = x.shape;
  const inHeads = (weights) => tf.matMul(x, weights).reshape([n, heads, width / heads]).transpose([1, 0, 2]);
  const { output } = attention(inHeads(wq), inHeads(wk), inHeads(wv), mask);
  return tf.matMul(output.transpose([1, 0, 2]).reshape([n, width]), wo);
}

export function causalAttention(x, weights, heads) {
  return multiHead(x, weights, heads, causalMask(x.shape[0]));
}
