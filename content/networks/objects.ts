import * as tf from '@tensorflow/tfjs';
import { cifar10 } from 'sans-gpu';
import { saved } from './saved.ts';

const epochs = 14;
const largestRate = 0.004;

// The ResNet-8 of the chapter about CIFAR-10.
const through = (x: tf.SymbolicTensor, ...layers: tf.layers.Layer[]) =>
  layers.reduce((value, layer) => layer.apply(value) as tf.SymbolicTensor, x);
const conv = (filters: number, kernelSize: number, strides = 1) =>
  tf.layers.conv2d({ filters, kernelSize, strides, padding: 'same', useBias: false, kernelInitializer: 'heNormal' });
const norm = () => tf.layers.batchNormalization({ momentum: 0.9 });
const relu = () => tf.layers.reLU();

function block(x: tf.SymbolicTensor, filters: number, strides: number) {
  const found = through(x, conv(filters, 3, strides), norm(), relu(), conv(filters, 3), norm());
  const kept = x.shape[3] === filters ? x : through(x, conv(filters, 1, strides), norm());
  return through(tf.layers.add().apply([found, kept]) as tf.SymbolicTensor, relu());
}

export async function train() {
  const input = tf.input({ shape: [32, 32, 3] });
  let x = through(input, conv(16, 3), norm(), relu());
  for (const [filters, strides] of [[16, 1], [32, 2], [64, 2]] as const) x = block(x, filters, strides);
  x = through(x, tf.layers.globalAveragePooling2d({}), tf.layers.dense({ units: 10, activation: 'softmax' }));
  const model = tf.model({ inputs: input, outputs: x });
  const optimizer = tf.train.adam(largestRate);
  model.compile({ optimizer, loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

  for (let epoch = 0; epoch < epochs; epoch++) {
    let right = 0;
    let seen = 0;
    for await (const part of cifar10.stream({ train: 50_000 })) {
      // Down to nothing along half a wave of the cosine.
      const done = (epoch + seen / 50_000) / epochs;
      Object.assign(optimizer, { learningRate: (largestRate * (1 + Math.cos(Math.PI * done))) / 2 + 1e-5 });
      const images = shifted(part.images);
      const labels = tf.oneHot(part.labels, 10);
      const { history } = await model.fit(images, labels, { batchSize: 64 });
      right += Number(history.acc?.[0]) * part.count;
      seen += part.count;
      tf.dispose([part.images, part.labels, images, labels]);
    }
    console.log(`epoch ${epoch + 1}: accuracy ${(right / seen).toFixed(4)}`);
  }
  const { test } = await cifar10({ train: 1, test: 5_000 });
  const answers = model.predict(test.images, { batchSize: 100 }) as tf.Tensor;
  return saved(model, answers.argMax(1).equal(test.labels).mean().dataSync()[0]);
}

/** The same photographs moved by up to four pixels, all in the same way, and half of the time in a mirror. */
function shifted(images: tf.Tensor4D): tf.Tensor4D {
  return tf.tidy(() => {
    const upTo = (limit: number) => Math.floor(Math.random() * (limit + 1));
    const mirrored = Math.random() < 0.5 ? tf.reverse4d(images, 2) : images;
    const wider = tf.pad4d(mirrored, [[0, 0], [4, 4], [4, 4], [0, 0]]);
    return wider.slice([0, upTo(8), upTo(8), 0], [-1, 32, 32, -1]);
  });
}
