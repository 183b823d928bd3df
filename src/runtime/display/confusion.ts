import { host } from '../link.ts';
import * as tf from '../tfjs.ts';
import { words } from './words.ts';

/**
 * How often each class was taken for each other one: rows are the truth, columns the prediction.
 * @param labels true classes, shape [n]
 * @param predictions classes, shape [n], or one score per class, shape [n, classes]
 * @param classes names of the classes; the digits from 0 on when absent
 */
export function confusion(title: string, labels: tf.Tensor, predictions: tf.Tensor | tf.Tensor[], classes?: string[]): void {
  const predicted = Array.isArray(predictions) ? predictions[0] : predictions;
  if (predicted === undefined || labels.rank !== 1 || predicted.rank > 2 || predicted.shape[0] !== labels.shape[0]) {
    const came = predicted === undefined ? '' : predicted.shape.join(', ');
    throw new Error(`display.confusion: expected labels [n] and predictions [n] or [n, classes], got [${labels.shape.join(', ')}] and [${came}].`);
  }
  const truth = labels.dataSync();
  const guessed = tf.tidy(() => (predicted.rank === 2 ? predicted.argMax(1) : predicted).dataSync());
  const size = classes?.length ?? Math.max(predicted.shape[1] ?? 0, ...truth.map((value) => value + 1), ...guessed.map((value) => value + 1));
  const counts = new Array<number>(size * size).fill(0);
  truth.forEach((label, at) => {
    const cell = label * size + (guessed[at] ?? 0);
    counts[cell] = (counts[cell] ?? 0) + 1;
  });
  host().show({
    kind: 'matrix',
    id: title,
    title,
    // Without names, the classes are the ten digits.
    rowLabel: classes === undefined ? words().truth : words().trueClass,
    columnLabel: classes === undefined ? words().predicted : words().predictedClass,
    labels: classes ?? Array.from({ length: size }, (_, index) => String(index)),
    counts,
  });
}

