import * as tf from '@tensorflow/tfjs';
import { cifar10, display } from 'sans-gpu';

export function shortcut(x: tf.Tensor4D, filters: number, stride: number): tf.Tensor4D {
  // A pooling over one pixel computes nothing: it only takes every stride-th one.
  const kept = stride === 1 ? x : tf.maxPool(x, 1, stride, 'same');
  return kept.pad([[0, 0], [0, 0], [0, 0], [0, filters - x.shape[3]]]);
}

/** What two convolutions find in x. */
function branch(x: tf.Tensor4D, first: tf.Tensor4D, second: tf.Tensor4D, stride: number): tf.Tensor4D {
  return tf.conv2d(tf.conv2d(x, first, stride, 'same').relu(), second, 1, 'same');
}

export function block(x: tf.Tensor4D, first: tf.Tensor4D, second: tf.Tensor4D, stride: number): tf.Tensor4D {
  return branch(x, first, second, stride).add(shortcut(x, second.shape[3], stride)).relu();
}

export function gradientAtInput(x: tf.Tensor4D, kernels: [tf.Tensor4D, tf.Tensor4D][], hasShortcuts: boolean): tf.Tensor {
  const stack = (input: tf.Tensor) =>
    kernels.reduce((value, [first, second]) => (hasShortcuts ? block(value, first, second, 1) : branch(value, first, second, 1).relu()), input as tf.Tensor4D).sum();
  return tf.grad(stack)(x); // the sum adds 1 for each output, so this is the slope of all of them together
}

export async function train({ seed }: { seed: number }) {
  let drawn = seed;
  const through = (x: tf.SymbolicTensor, ...layers: tf.layers.Layer[]) => layers.reduce((value, layer) => layer.apply(value) as tf.SymbolicTensor, x);
  const conv = (filters: number, kernelSize: number, strides: number) =>
    tf.layers.conv2d({ filters, kernelSize, strides, padding: 'same', useBias: false, kernelInitializer: tf.initializers.heNormal({ seed: drawn++ }) });
  const norm = () => tf.layers.batchNormalization({ momentum: 0.9 }); // 0.9: a short training must not remember its beginning
  const relu = () => tf.layers.reLU();

  // The same block in layers. A convolution of one pixel makes the shapes agree, and can learn how.
  const residual = (x: tf.SymbolicTensor, filters: number, strides: number) => {
    const found = through(x, conv(filters, 3, strides), norm(), relu(), conv(filters, 3, 1), norm());
    const kept = strides === 1 ? x : through(x, conv(filters, 1, strides), norm());
    return through(tf.layers.add().apply([found, kept]) as tf.SymbolicTensor, relu());
  };

  const input = tf.input({ shape: [32, 32, 3] });
  // Stopping at every other pixel from the start leaves a quarter of the work.
  let x = through(input, conv(16, 3, 2), norm(), relu()); // [16, 16, 16]
  for (const [filters, strides] of [[16, 1], [32, 2], [64, 2]] as const) x = residual(x, filters, strides);
  const scores = through(x, tf.layers.globalAveragePooling2d({}), tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: tf.initializers.glorotUniform({ seed: drawn++ }) }));
  const model = tf.model({ inputs: input, outputs: scores });

  const photographs = await cifar10({ train: 10_000, test: 1 });
  const labels = tf.oneHot(photographs.train.labels, 10);
  // Long steps first, to get near; then short ones, to settle. Compiling again keeps the weights.
  for (const rate of [0.003, 0.0007]) {
    model.compile({ optimizer: tf.train.adam(rate), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
    await model.fit(photographs.train.images, labels, { epochs: 1, batchSize: 32, callbacks: display.training() });
  }

  return { predict: (images: tf.Tensor) => model.predict(images) };
}
