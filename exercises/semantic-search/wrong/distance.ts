// Gives distances, which are small where cosines are large.
import * as tf from '@tensorflow/tfjs';

export function normalised(points) {
  return points.divNoNan(points.norm('euclidean', 1, true));
}

export function likeness(queries, points) {
  return normalised(queries).expandDims(1).sub(normalised(points).expandDims(0)).square().sum(2).sqrt();
}

export function best(scores, k) {
  return tf.topk(scores, k).indices;
}

export async function search(questions, library, k) {
  return tf.zeros([questions.length, k], 'int32');
}
