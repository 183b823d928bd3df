import * as tf from '@tensorflow/tfjs';
import { crossEntropy, dense, layer } from './by-hand.ts';
import { digits } from './digits.ts';
import type { Task } from './task.ts';

/** 784 pixels, 128 units, 10 scores. */
export const mnistMlp: Task = {
  examples: digits,
  model() {
    const model = tf.sequential({
      layers: [
        tf.layers.flatten({ inputShape: [28, 28, 1] }),
        tf.layers.dense({ units: 128, activation: 'relu' }),
        tf.layers.dense({ units: 10, activation: 'softmax' }),
      ],
    });
    model.compile({ optimizer: tf.train.adam(0.001), loss: 'categoricalCrossentropy' });
    return model;
  },
  byHand() {
    const [hidden, output] = [layer([784, 128]), layer([128, 10])];
    return {
      weights: [hidden, output].flatMap(({ kernel, bias }) => [kernel, bias]),
      optimizer: tf.train.adam(0.001),
      loss(images, targets) {
        const pixels = tf.reshape(images, [-1, 784]);
        const scores = dense(dense(pixels, hidden, 'relu'), output, 'linear'); // [batch, 10]
        return crossEntropy(scores, targets);
      },
    };
  },
};
