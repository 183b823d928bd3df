import * as tf from '@tensorflow/tfjs';
import { wholeNumbers, type Task } from './task.ts';

const words = 10_000;
const length = 200;

/** Is a film review kind? 200 words, each a vector of 32 numbers, read by an LSTM of 32 units. */
export const imdbLstm: Task = {
  examples: (count) => Promise.resolve({ inputs: wholeNumbers([count, length], words, 1), targets: tf.tidy(() => wholeNumbers([count, 1], 2, 2).toFloat()) }),
  model() {
    const model = tf.sequential({
      layers: [
        tf.layers.embedding({ inputDim: words, outputDim: 32, inputLength: length }),
        // TF.js's own default is hardSigmoid; PyTorch and Keras have sigmoid.
        tf.layers.lstm({ units: 32, recurrentActivation: 'sigmoid' }),
        tf.layers.dense({ units: 1, activation: 'sigmoid' }),
      ],
    });
    model.compile({ optimizer: tf.train.adam(0.001), loss: 'binaryCrossentropy' });
    return model;
  },
};
