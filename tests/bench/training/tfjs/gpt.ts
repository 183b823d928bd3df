import * as tf from '@tensorflow/tfjs';
import { CausalAttention, Positions } from './attention.ts';
import { wholeNumbers, type Task } from './task.ts';

const characters = 65;
const length = 128;
const width = 128;
const heads = 4;
const layers = 4;

/** A small GPT that guesses the next character: 4 blocks of causal attention and an MLP with ReLU. */
export const gpt: Task = {
  examples: (count) =>
    Promise.resolve({
      inputs: wholeNumbers([count, length], characters, 1),
      // The loss wants whole numbers as float32.
      targets: tf.tidy(() => wholeNumbers([count, length, 1], characters, 2).toFloat()),
    }),
  model() {
    const text = tf.input({ shape: [length], dtype: 'int32' });
    let x = apply(new Positions({}), apply(tf.layers.embedding({ inputDim: characters, outputDim: width }), text)); // [batch, length, width]
    for (let block = 0; block < layers; block++) {
      const mixed = apply(new CausalAttention({ heads }), dense(3 * width, normalized(x)));
      x = apply(tf.layers.add(), [x, dense(width, mixed)]);
      x = apply(tf.layers.add(), [x, dense(width, dense(4 * width, normalized(x), 'relu'))]);
    }
    const model = tf.model({ inputs: text, outputs: dense(characters, normalized(x), 'softmax') });
    model.compile({ optimizer: tf.train.adam(0.001), loss: 'sparseCategoricalCrossentropy' });
    return model;
  },
};

function dense(units: number, x: tf.SymbolicTensor, activation?: 'relu' | 'softmax'): tf.SymbolicTensor {
  return apply(tf.layers.dense({ units, ...(activation === undefined ? {} : { activation }) }), x);
}

function normalized(x: tf.SymbolicTensor): tf.SymbolicTensor {
  return apply(tf.layers.layerNormalization({ epsilon: 1e-5 }), x);
}

function apply(layer: tf.layers.Layer, x: tf.SymbolicTensor | tf.SymbolicTensor[]): tf.SymbolicTensor {
  const result = layer.apply(x);
  if (result instanceof tf.SymbolicTensor) return result;
  throw new Error(`${layer.name} gave no single symbolic tensor.`);
}
