import * as tf from '@tensorflow/tfjs';
import { display } from 'sans-gpu';

// Des étapes d’entraînement de réseaux de plus en plus larges, sur des nombres au hasard : seul le temps compte ici.
const batch = 64;
const rows = [];
for (const units of [16, 64, 256, 1024]) {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ inputShape: [784], units, activation: 'relu' }),
      tf.layers.dense({ units, activation: 'relu' }),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: 'sgd', loss: 'categoricalCrossentropy' });
  const images = tf.randomUniform([batch, 784]);
  const labels = tf.oneHot(tf.randomUniform([batch], 0, 10, 'int32'), 10);

  // Par poids et par image : un produit et une somme à l’aller, quatre opérations au retour.
  const operations = 6 * batch * (784 * units + units * units + 10 * units);
  await model.trainOnBatch(images, labels); // la première étape prépare les autres
  const steps = Math.round(Math.min(300, Math.max(10, 1e10 / operations)));
  const start = performance.now();
  for (let step = 0; step < steps; step++) await model.trainOnBatch(images, labels);
  const milliseconds = (performance.now() - start) / steps;

  rows.push({
    'unités': units,
    'millions d’opérations': Math.round(operations / 1e6),
    'une étape, ms': Number(milliseconds.toPrecision(3)),
    'GFLOP/s': Number((operations / milliseconds / 1e6).toPrecision(3)),
  });
  display.table('Une étape d’entraînement', rows);
  tf.dispose([images, labels]);
  model.dispose();
}
display.text('Moins une étape compte d’opérations, plus son temps est le prix des appels.');
