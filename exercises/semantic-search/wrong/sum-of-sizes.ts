// Divides by the sum of the absolute values, not by the length.
import * as tf from '@tensorflow/tfjs';

export function normalised(points) {
  return points.divNoNan(points.abs().sum(1, true));
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
