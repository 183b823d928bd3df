import * as tf from '@tensorflow/tfjs';
import { oneHotRows, uniform, wholeNumbers, type Task } from './task.ts';

/**
 * The residual networks for CIFAR-10 of He, Zhang, Ren and Sun, 2015 (https://arxiv.org/abs/1512.03385, section 4.2): 16, 32
 * and 64 filters, 6n + 2 layers; shortcuts that change shape are 1 x 1 convolutions (their option B).
 * @param n blocks of each width
 */
export function cifar10Resnet(n: number): Task {
  return {
    examples(count) {
      const labels = wholeNumbers([count], 10, 2);
      const targets = oneHotRows(labels, 10);
      labels.dispose();
      return Promise.resolve({ inputs: uniform([count, 32, 32, 3], 1), targets });
    },
    model() {
      const image = tf.input({ shape: [32, 32, 3] });
      let x = relu(normalized(convolution(image, 16, 3, 1)));
      for (const filters of [16, 32, 64]) {
        for (let block = 0; block < n; block++) x = residualBlock(x, filters, block === 0 && filters > 16 ? 2 : 1);
      }
      const scores = apply(tf.layers.dense({ units: 10, activation: 'softmax' }), apply(tf.layers.globalAveragePooling2d({}), x));
      const model = tf.model({ inputs: image, outputs: scores });
      model.compile({ optimizer: tf.train.adam(0.001), loss: 'categoricalCrossentropy' });
      return model;
    },
  };
}

function residualBlock(x: tf.SymbolicTensor, filters: number, stride: number): tf.SymbolicTensor {
  const inside = normalized(convolution(relu(normalized(convolution(x, filters, 3, stride))), filters, 3, 1));
  const shortcut = stride === 1 ? x : normalized(convolution(x, filters, 1, stride));
  return relu(apply(tf.layers.add(), [inside, shortcut]));
}

// With a stride of 2, 'same' adds its one row of zeros at the end and PyTorch's padding of 1 its own at both: the same work.
function convolution(x: tf.SymbolicTensor, filters: number, kernelSize: number, strides: number): tf.SymbolicTensor {
  return apply(tf.layers.conv2d({ filters, kernelSize, strides, padding: 'same', useBias: false, kernelInitializer: 'heNormal' }), x);
}

function normalized(x: tf.SymbolicTensor): tf.SymbolicTensor {
  return apply(tf.layers.batchNormalization({ momentum: 0.9, epsilon: 1e-5 }), x);
}

function relu(x: tf.SymbolicTensor): tf.SymbolicTensor {
  return apply(tf.layers.activation({ activation: 'relu' }), x);
}

function apply(layer: tf.layers.Layer, x: tf.SymbolicTensor | tf.SymbolicTensor[]): tf.SymbolicTensor {
  const result = layer.apply(x);
  if (result instanceof tf.SymbolicTensor) return result;
  throw new Error(`${layer.name} gave no single symbolic tensor.`);
}
