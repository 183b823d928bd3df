import * as tf from '@tensorflow/tfjs';
import { cifar10, display } from 'sans-gpu';

const depth = 8; // 6 n + 2: 8, 14, 20 …

// Met des couches bout à bout.
const through = (x: tf.SymbolicTensor, ...layers: tf.layers.Layer[]) =>
  layers.reduce((value, layer) => layer.apply(value) as tf.SymbolicTensor, x);
const conv = (filters: number, kernelSize: number, strides = 1) =>
  tf.layers.conv2d({ filters, kernelSize, strides, padding: 'same', useBias: false, kernelInitializer: 'heNormal' });
const norm = () => tf.layers.batchNormalization({ momentum: 0.9 });
const relu = () => tf.layers.reLU();

// Un bloc ajoute à sa propre entrée ce que deux convolutions y ont
// trouvé, pour que l’erreur remonte par un chemin court.
function block(x: tf.SymbolicTensor, filters: number, strides: number) {
  const found = through(x, conv(filters, 3, strides), norm(), relu(), conv(filters, 3), norm());
  const kept = x.shape[3] === filters ? x : through(x, conv(filters, 1, strides), norm());
  return through(tf.layers.add().apply([found, kept]) as tf.SymbolicTensor, relu());
}

const input = tf.input({ shape: [32, 32, 3] });
let x = through(input, conv(16, 3), norm(), relu());
for (const [filters, strides] of [[16, 1], [32, 2], [64, 2]] as const) {
  for (let n = 0; n < (depth - 2) / 6; n++) x = block(x, filters, n === 0 ? strides : 1);
}
x = through(x, tf.layers.globalAveragePooling2d({}), tf.layers.dense({ units: 10, activation: 'softmax' }));
const model = tf.model({ inputs: input, outputs: x });
model.compile({ optimizer: tf.train.adam(0.002), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
display.text(`ResNet-${depth}: ${model.countParams()} nombres`);

// 10 000 photos, deux fois. Elles arrivent par morceaux, et
// l’entraînement commence dès le premier.
const { test } = await cifar10({ train: 1, test: 1_000 });
let seen = 0;
for (const _pass of [1, 2]) {
  for await (const part of cifar10.stream({ train: 10_000 })) {
    const { history } = await model.fit(part.images, tf.oneHot(part.labels, 10), {
      batchSize: 64,
      validationData: [test.images, tf.oneHot(test.labels, 10)],
    });
    seen += part.count;
    const [training, validation] = [Number(history.acc?.[0]), Number(history.val_acc?.[0])];
    display.curve('Exactitude', { training, validation }, seen, { x: 'photos vues' });
    tf.dispose([part.images, part.labels]);
  }
}

const names = cifar10.classes();
const answers = model.predict(test.images) as tf.Tensor;
const read = Array.from(answers.argMax(1).dataSync());
const truth = Array.from(test.labels.dataSync());
display.images('Ce qu’il dit de vingt photos', test.images.slice(0, 20), {
  captions: read.slice(0, 20).map((label) => names[label] ?? ''),
  right: read.slice(0, 20).map((label, at) => label === truth[at]),
});
display.confusion('Les 1 000 photos de test', test.labels, answers, names);
