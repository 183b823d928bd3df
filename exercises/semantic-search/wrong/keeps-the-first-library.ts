// Keeps the points of the first library for ever.
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

let encoder;
let known;

export async function search(questions, library, k) {
  encoder ??= await sentenceEncoder();
  known ??= await encoder.embed(library);
  return best(likeness(await encoder.embed(questions), known), k);
}
