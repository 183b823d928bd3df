import * as tf from '@tensorflow/tfjs';
import { sentenceEncoder, type SentenceEncoder } from 'sans-gpu';

export function normalised(points: tf.Tensor2D): tf.Tensor2D {
  const lengths = points.norm('euclidean', 1, true); // [n, 1]
  return points.divNoNan(lengths); // une ligne de zéros n’a pas de direction : 0 / 0 devient 0
}

export function likeness(queries: tf.Tensor2D, points: tf.Tensor2D): tf.Tensor2D {
  // Le cosinus d’un angle est le produit de deux flèches de longueur 1.
  return tf.matMul(normalised(queries), normalised(points), false, true); // [queries, points]
}

export function best(scores: tf.Tensor2D, k: number): tf.Tensor2D {
  return tf.topk(scores, k).indices;
}

// Le charger est ce qui dure : on ne le fait qu’une fois.
let encoder: Promise<SentenceEncoder> | undefined;

export async function search(questions: string[], library: string[], k: number) {
  encoder ??= sentenceEncoder();
  const { embed } = await encoder;
  return best(likeness(await embed(questions), await embed(library)), k);
}
