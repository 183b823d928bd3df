import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';

const { train, test } = await mnist({
  train: 60_000,
  test: 5_000,
});

// Chaque convolution promène de petits filtres sur l’image ;
// chaque pooling réduit de moitié largeur et hauteur.
const model = tf.sequential({
  layers: [
    tf.layers.conv2d({
      inputShape: [28, 28, 1],
      filters: 8,
      kernelSize: 3,
      activation: 'relu',
    }),
    tf.layers.maxPooling2d({ poolSize: 2 }), // [13, 13, 8]
    tf.layers.conv2d({ filters: 16, kernelSize: 3, activation: 'relu' }),
    tf.layers.maxPooling2d({ poolSize: 2 }), // [5, 5, 16]
    tf.layers.flatten(), // [400]
    tf.layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
model.compile({
  optimizer: tf.train.adam(0.002),
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

const answers = model.predict(test.images);
display.confusion('Les 5 000 chiffres de test', test.labels, answers);

// Les filtres de la première couche, clairs où un pixel plaide
// pour ce qu’ils cherchent, et ce que chacun trouve.
const [filters] = model.getWeights() as [tf.Tensor4D];
const found = model.layers[0]?.apply(test.images.slice(0, 1));
const pictures = (values: tf.Tensor4D, height: number) => {
  const shades = values.sub(values.min()).div(values.max().sub(values.min()));
  return tf.image.resizeNearestNeighbor(shades as tf.Tensor4D, [height, height]);
};
display.images('Ses huit filtres', pictures(filters.transpose([3, 0, 1, 2]), 27));
display.images('Ce que chacun trouve dans un chiffre', pictures((found as tf.Tensor4D).transpose([3, 1, 2, 0]), 52));
