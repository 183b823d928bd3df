// Never divides by less than 0.01: short rows stay short.
import * as tf from '@tensorflow/tfjs';

export function normalised(points) {
  return points.div(points.norm('euclidean', 1, true).maximum(0.01));
}

export function likeness(queries, points) {
  return tf.matMul(normalised(queries), normalised(points), false, true);
}

export function best(scores, k) {
  return tf.topk(scores, k).indices;
}

export async function search(questions, library, k) {
  return tf.zeros([questions.length, k], 'int32');
}
