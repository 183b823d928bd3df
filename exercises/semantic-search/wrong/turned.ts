// Points first, queries second.
import * as tf from '@tensorflow/tfjs';

export function normalised(points) {
  return points.divNoNan(points.norm('euclidean', 1, true));
}

export function likeness(queries, points) {
  return tf.matMul(normalised(points), normalised(queries), false, true);
}

export function best(scores, k) {
  return tf.topk(scores, k).indices;
}

export async function search(questions, library, k) {
  return tf.zeros([questions.length, k], 'int32');
}
