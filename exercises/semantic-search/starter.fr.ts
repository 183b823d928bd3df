import * as tf from '@tensorflow/tfjs';
import { sentenceEncoder } from 'sans-gpu';

/** Les mêmes flèches, chacune de longueur 1 ; une ligne de zéros reste telle quelle : forme [n, width]. */
export function normalised(points: tf.Tensor2D): tf.Tensor2D {
  return points; // à vous
}

/** Le cosinus entre chaque requête [queries, width] et chaque point [points, width] : forme [queries, points]. */
export function likeness(queries: tf.Tensor2D, points: tf.Tensor2D): tf.Tensor2D {
  return tf.zeros([queries.shape[0], points.shape[0]]); // à vous
}

/** Les places des k plus hauts scores de chaque ligne, le plus haut d’abord : forme [queries, k]. */
export function best(scores: tf.Tensor2D, k: number): tf.Tensor2D {
  return tf.zeros([scores.shape[0], k], 'int32'); // à vous
}

/** Pour chaque question, les places dans la bibliothèque des k phrases qui lui ressemblent le plus : forme [questions, k]. */
export async function search(questions: string[], library: string[], k: number) {
  const { embed } = await sentenceEncoder();
  const asked = await embed(questions); // [questions, 512]
  const known = await embed(library); // [library, 512]
  return tf.zeros([asked.shape[0], Math.min(k, known.shape[0])], 'int32'); // à vous : comparez les deux, et désignez les meilleurs
}
