// Looks for sentences with the words of the question.
import * as tf from '@tensorflow/tfjs';

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
  const wordsOf = (text) => new Set(text.toLowerCase().match(/[a-z']+/g));
  const shared = questions.map((question) => library.map((sentence) => [...wordsOf(question)].filter((word) => wordsOf(sentence).has(word)).length));
  return best(tf.tensor2d(shared), k);
}
