// Keeps a corner of the picture instead of every second pixel.
import * as tf from '@tensorflow/tfjs';

export function shortcut(x, filters, stride) {
  return x.slice([0, 0, 0, 0], [-1, Math.ceil(x.shape[1] / stride), Math.ceil(x.shape[2] / stride), -1]).pad([[0, 0], [0, 0], [0, 0], [0, filters - x.shape[3]]]);
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

export async function train() {
  return { predict: (images) => tf.zeros([images.shape[0]], 'int32') };
}
