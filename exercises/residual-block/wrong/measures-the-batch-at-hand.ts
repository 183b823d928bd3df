// Asks its network as if it were still training, so that photographs change each other's answers.
import * as tf from '@tensorflow/tfjs';
import { cifar10 } from 'sans-gpu';

export function shortcut(x, filters, stride) {
  const kept = stride === 1 ? x : tf.maxPool(x, 1, stride, 'same');
  return kept.pad([[0, 0], [0, 0], [0, 0], [0, filters - x.shape[3]]]);
}

function branch(x, first, second, stride) {
  return tf.conv2d(tf.conv2d(x, first, stride, 'same').relu(), second, 1, 'same');
}

export function block(x, first, second, stride) {
  return branch(x, first, second, stride).add(shortcut(x, second.shape[3], stride)).relu();
}

export function gradientAtInput(x, kernels, hasShortcuts) {
  return tf.grad((input) => kernels.reduce((value, [first, second]) => (hasShortcuts ? block(value, first, second, 1) : branch(value, first, second, 1).relu()), input).sum())(x);
}

export async function train({ seed }) {
  const { train } = await cifar10({ train: 1000, test: 1 });
  const norm = tf.layers.batchNormalization({ momentum: 0.9 });
  const model = tf.sequential({
    layers: [
      tf.layers.conv2d({ inputShape: [32, 32, 3], filters: 8, kernelSize: 3, strides: 2, padding: 'same', kernelInitializer: tf.initializers.heNormal({ seed }) }),
      norm,
      tf.layers.reLU(),
      tf.layers.globalAveragePooling2d({}),
      tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 1 }) }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.005), loss: 'categoricalCrossentropy' });
  await model.fit(train.images, tf.oneHot(train.labels, 10), { epochs: 1, batchSize: 32 });
  return { predict: (images) => model.apply(images.sub(images.mean()).mul(4), { training: true }) };
}
