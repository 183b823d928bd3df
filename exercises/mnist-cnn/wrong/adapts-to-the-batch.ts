// Normalises with the batch it is asked about, so that an answer depends on its neighbours.
import * as tf from '@tensorflow/tfjs';

export function positions(length, size, step) {
  return Math.floor((length - size) / step) + 1;
}

export function parameters(size, channels, filters) {
  return (size * size * channels + 1) * filters;
}

export async function train({ seed }) {
  return {
    predict(images) {
      const above = images.sub(images.mean(0)).reshape([-1, 784]);
      return above.matMul(tf.randomNormal([784, 10], 0, 1, 'float32', seed)).add(tf.range(0, images.shape[0]).mod(7).mul(100).reshape([-1, 1]).mul(tf.oneHot(3, 10)));
    },
  };
}
