import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';

const { train, test } = await mnist({ train: 6_000, test: 1_000 });
const wanted = tf.oneHot(train.labels, 10);
const unseen = tf.oneHot(test.labels, 10);

// Un seul réseau, entraîné cinq fois sur les mêmes 6 000 chiffres.
// Seuls changent la taille de lot et le pas d’apprentissage.
const settings = [
  { batchSize: 8, rate: 0.001 },
  { batchSize: 64, rate: 0.001 },
  { batchSize: 64, rate: 0.004 },
  { batchSize: 512, rate: 0.001 },
  { batchSize: 512, rate: 0.01 },
];

const rows = [];
for (const { batchSize, rate } of settings) {
  const model = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [28, 28, 1] }),
      tf.layers.dense({ units: 64, activation: 'relu' }),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  model.compile({
    optimizer: tf.train.adam(rate),
    loss: 'categoricalCrossentropy',
    metrics: ['accuracy'],
  });
  const name = `${batchSize} à ${rate}`;
  const start = performance.now();
  const { history } = await model.fit(train.images, wanted, {
    epochs: 3,
    batchSize,
    validationData: [test.images, unseen],
    callbacks: {
      onEpochEnd: (epoch, { val_loss = NaN } = {}) =>
        display.curve('Perte sur les chiffres de test', { [name]: val_loss }, epoch + 1, { x: 'époque' }),
    },
  });
  const seconds = (performance.now() - start) / 1000;

  rows.push({
    'taille de lot': batchSize,
    'pas': rate,
    'mises à jour': 3 * Math.ceil(train.count / batchSize),
    'exactitude, %': Number((Number(history.val_acc?.at(-1)) * 100).toFixed(1)),
    'secondes': Number(seconds.toFixed(1)),
  });
  display.table('Les mêmes 18 000 chiffres regardés', rows);
}
