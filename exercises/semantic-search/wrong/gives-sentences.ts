// Gives the sentences found instead of their places.
import * as tf from '@tensorflow/tfjs';

import { sentenceEncoder } from 'sans-gpu';

export function normalised(points) {
  return points.divNoNan(points.norm('euclidean', 1, true));
}

export function likeness(queries, points) {
  return tf.matMul(normalised(queries), normalised(points), false, true);
}

export function best(scores, k) {
  return tf.topk(scores, k).indices;
}

export async function search(questions, library, k) {
  const { embed } = await sentenceEncoder();
  const places = best(likeness(await embed(questions), await embed(library)), k).arraySync();
  return places.map((row) => row.map((place) => library[place]));
}
