import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';

const { train, test } = await mnist({ train: 20_000, test: 2_000 });
const labels = tf.oneHot(train.labels, 10);

// Chaque réseau peut dépenser autant, quelle que soit sa forme.
const budget = 1_500_000_000; // multiplications

// Couches cachées, images par lot, et où comparer.
const networks = [
  { name: '64', hidden: [64], batch: 32, charts: ['Largeur', 'Profondeur', 'Lot'] },
  { name: '16', hidden: [16], batch: 32, charts: ['Largeur'] },
  { name: '256', hidden: [256], batch: 32, charts: ['Largeur'] },
  { name: '64 deux fois', hidden: [64, 64], batch: 32, charts: ['Profondeur'] },
  { name: '64 quatre fois', hidden: [64, 64, 64, 64], batch: 32, charts: ['Profondeur'] },
  { name: '64, par 8', hidden: [64], batch: 8, charts: ['Lot'] },
  { name: '64, par 512', hidden: [64], batch: 512, charts: ['Lot'] },
];

// Pour apprendre d’une image : trois multiplications par poids,
// deux dans la première couche, qui ne transmet aucune erreur.
function multiplications(hidden: number[]) {
  let inputs = 784;
  let sum = 0;
  for (const units of [...hidden, 10]) {
    sum += (sum === 0 ? 2 : 3) * inputs * units;
    inputs = units;
  }
  return sum;
}

function build(hidden: number[]) {
  const model = tf.sequential();
  model.add(tf.layers.flatten({ inputShape: [28, 28, 1] }));
  for (const units of hidden) {
    model.add(tf.layers.dense({ units, activation: 'relu' }));
  }
  model.add(tf.layers.dense({ units: 10, activation: 'softmax' }));
  model.compile({ optimizer: tf.train.adam(0.001), loss: 'categoricalCrossentropy' });
  return model;
}

function accuracyOf(model: tf.Sequential) {
  return tf.tidy(() => {
    const answers = model.predict(test.images) as tf.Tensor;
    return tf.mean<tf.Scalar>(answers.argMax(1).equal(test.labels)).arraySync();
  });
}

const rows = [];
for (const { name, hidden, batch, charts } of networks) {
  const model = build(hidden);
  const images = budget / multiplications(hidden);
  let seen = 0;
  let seconds = 0;
  for (let tenth = 1; tenth <= 10; tenth++) {
    const begun = performance.now();
    for (; seen < (images * tenth) / 10; seen += batch) {
      const from = seen % (train.count - batch);
      const x = train.images.slice(from, batch);
      const y = labels.slice(from, batch);
      await model.trainOnBatch(x, y);
      tf.dispose([x, y]);
    }
    seconds += (performance.now() - begun) / 1000;
    for (const chart of charts) {
      display.curve(chart, { [name]: accuracyOf(model) }, tenth * 10, {
        x: '% du budget',
        y: 'exactitude',
      });
    }
  }
  rows.push({
    'Réseau': name,
    'paramètres': model.countParams(),
    'images': seen,
    'exactitude': accuracyOf(model),
    'secondes': Number(seconds.toFixed(1)),
    'images/s': Math.round(seen / seconds),
  });
  display.table('Ce qu’achète le même budget', rows);
}
