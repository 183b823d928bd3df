import * as tf from '@tensorflow/tfjs';
import { convolution, crossEntropy, dense, layer } from './by-hand.ts';
import { digits } from './digits.ts';
import type { Task } from './task.ts';

/** The course's CNN: 8 and 16 filters, each followed by a pooling. */
export const mnistSmallCnn: Task = {
  examples: digits,
  model() {
    const model = tf.sequential({
      layers: [
        tf.layers.conv2d({ inputShape: [28, 28, 1], filters: 8, kernelSize: 3, activation: 'relu' }),
        tf.layers.maxPooling2d({ poolSize: 2 }), // [13, 13, 8]
        tf.layers.conv2d({ filters: 16, kernelSize: 3, activation: 'relu' }),
        tf.layers.maxPooling2d({ poolSize: 2 }), // [5, 5, 16]
        tf.layers.flatten(),
        tf.layers.dense({ units: 10, activation: 'softmax' }),
      ],
    });
    model.compile({ optimizer: tf.train.adam(0.002), loss: 'categoricalCrossentropy' });
    return model;
  },
  byHand() {
    const [first, second, output] = [layer([3, 3, 1, 8]), layer([3, 3, 8, 16]), layer([400, 10])];
    return {
      weights: [first, second, output].flatMap(({ kernel, bias }) => [kernel, bias]),
      optimizer: tf.train.adam(0.002),
      loss(images, targets) {
        const strokes = tf.maxPool(convolution(images, first, 'relu'), 2, 2, 'valid');
        const parts = tf.maxPool(convolution(strokes, second, 'relu'), 2, 2, 'valid');
        const scores = dense(tf.reshape(parts, [-1, 400]), output, 'linear'); // [batch, 10]
        return crossEntropy(scores, targets);
      },
    };
  },
};

/** The network of PyTorch's own MNIST example: 32 and 64 filters, 128 units, dropout. */
export const mnistLargeCnn: Task = {
  examples: digits,
  model() {
    const model = tf.sequential({
      layers: [
        tf.layers.conv2d({ inputShape: [28, 28, 1], filters: 32, kernelSize: 3, activation: 'relu' }),
        tf.layers.conv2d({ filters: 64, kernelSize: 3, activation: 'relu' }),
        tf.layers.maxPooling2d({ poolSize: 2 }), // [12, 12, 64]
        tf.layers.dropout({ rate: 0.25 }),
        tf.layers.flatten(),
        tf.layers.dense({ units: 128, activation: 'relu' }),
        tf.layers.dropout({ rate: 0.5 }),
        tf.layers.dense({ units: 10, activation: 'softmax' }),
      ],
    });
    model.compile({ optimizer: tf.train.adam(0.001), loss: 'categoricalCrossentropy' });
    return model;
  },
  byHand() {
    const [first, second, hidden, output] = [layer([3, 3, 1, 32]), layer([3, 3, 32, 64]), layer([9216, 128]), layer([128, 10])];
    return {
      weights: [first, second, hidden, output].flatMap(({ kernel, bias }) => [kernel, bias]),
      optimizer: tf.train.adam(0.001),
      loss(images, targets) {
        const strokes = convolution(images, first, 'relu');
        const parts = tf.dropout(tf.maxPool(convolution(strokes, second, 'relu'), 2, 2, 'valid'), 0.25);
        const units = tf.dropout(dense(tf.reshape(parts, [-1, 9216]), hidden, 'relu'), 0.5);
        const scores = dense(units, output, 'linear'); // [batch, 10]
        return crossEntropy(scores, targets);
      },
    };
  },
};
