import * as tf from '@tensorflow/tfjs';
import { mnist } from 'sans-gpu';
import { oneHotRows, uniform, wholeNumbers, type Examples } from './task.ts';

/** Real digits [count, 28, 28, 1] where MNIST has been prepared, random ones of the same shape otherwise. */
export async function digits(count: number): Promise<Examples> {
  const { images, labels } = await mnist({ train: count, test: 1 })
    .then(({ train, test }) => {
      tf.dispose([test.images, test.labels]);
      return train;
    })
    .catch(() => ({ images: uniform([count, 28, 28, 1], 1), labels: wholeNumbers([count], 10, 2) }));
  const targets = oneHotRows(labels, 10);
  labels.dispose();
  return { inputs: images, targets };
}
