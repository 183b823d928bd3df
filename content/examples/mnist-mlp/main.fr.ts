import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';

// MNIST en entier : 60 000 chiffres pour apprendre,
// 5 000 mis de côté pour l’examen.
const { train, test } = await mnist({
  train: 60_000,
  test: 5_000,
});

// Formes : [28, 28, 1], à plat [784], cachée [128], scores [10].
const model = tf.sequential({
  layers: [
    tf.layers.flatten({ inputShape: [28, 28, 1] }),
    tf.layers.dense({ units: 128, activation: 'relu' }),
    tf.layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
model.compile({
  optimizer: tf.train.adam(0.001),
  loss: 'categoricalCrossentropy',
  metrics: ['accuracy'],
});
display.text(`${model.countParams()} nombres à apprendre`);

await model.fit(train.images, tf.oneHot(train.labels, 10), {
  epochs: 3,
  batchSize: 64,
  validationData: [test.images, tf.oneHot(test.labels, 10)],
  callbacks: display.training(),
});

// En lignes, les vrais chiffres ; en colonnes, la réponse.
// Hors de la diagonale : les erreurs.
const answers = model.predict(test.images);
display.confusion('Les 5 000 chiffres de test', test.labels, answers);
