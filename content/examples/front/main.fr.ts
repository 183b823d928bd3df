import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';

// 10 000 chiffres pour apprendre, 1 000 autres pour l’examen.
const { train, test } = await mnist({
  train: 10_000,
  test: 1_000,
});

// 784 pixels entrent, 64 unités y cherchent des traits,
// 10 scores sortent.
const model = tf.sequential({
  layers: [
    tf.layers.flatten({ inputShape: [28, 28, 1] }),
    tf.layers.dense({ units: 64, activation: 'relu' }),
    tf.layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
model.compile({
  optimizer: tf.train.adam(0.003),
  loss: 'categoricalCrossentropy',
  metrics: ['accuracy'],
});

// Une époque, c’est un passage sur les 10 000 chiffres.
await model.fit(train.images, tf.oneHot(train.labels, 10), {
  epochs: 3,
  batchSize: 64,
  validationData: [test.images, tf.oneHot(test.labels, 10)],
  callbacks: display.training(),
});

// À vous : dessinez, et le réseau que vous venez
// d’entraîner lit votre chiffre.
display.drawing('Dessinez un chiffre', (image) => model.predict(image));
