// Of equal scores, names the last one first.
import * as tf from '@tensorflow/tfjs';

export function normalised(points) {
  return points.divNoNan(points.norm('euclidean', 1, true));
}

export function likeness(queries, points) {
  return tf.matMul(normalised(queries), normalised(points), false, true);
}

export function best(scores, k) {
  const places = scores.arraySync().map((row) => row.map((score, place) => ({ score, place })).sort((a, b) => b.score - a.score || b.place - a.place).slice(0, k).map(({ place }) => place));
  return tf.tensor2d(places, [scores.shape[0], k], 'int32');
}

export async function search(questions, library, k) {
  return tf.zeros([questions.length, k], 'int32');
}
