import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';

// Le CNN du premier chapitre : 8 filtres, puis 16.
const { train } = await mnist({ train: 2_000, test: 1 });
const model = tf.sequential({
  layers: [
    tf.layers.conv2d({ filters: 8, kernelSize: 3, activation: 'relu', inputShape: [28, 28, 1] }),
    tf.layers.maxPooling2d({ poolSize: 2 }),
    tf.layers.conv2d({ filters: 16, kernelSize: 3, activation: 'relu' }),
    tf.layers.maxPooling2d({ poolSize: 2 }),
    tf.layers.flatten(),
    tf.layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
model.compile({ optimizer: tf.train.adam(0.002), loss: 'categoricalCrossentropy' });
display.text(`${model.countParams()} nombres à apprendre, sur : ${tf.getBackend()}`);

// Un essai sur 2 000 chiffres. La première époque échauffe ; la plus rapide des deux suivantes compte.
let start = 0;
let seconds = Infinity;
await model.fit(train.images, tf.oneHot(train.labels, 10), {
  epochs: 3,
  batchSize: 64,
  callbacks: {
    onEpochBegin: () => {
      start = performance.now();
    },
    onEpochEnd: (epoch) => {
      if (epoch > 0) seconds = Math.min(seconds, (performance.now() - start) / 1000);
    },
  },
});

// De l’essai à l’entraînement entier : la durée croît avec les images, et avec les époques.
const perImage = seconds / 2_000;
display.table(
  'Le même réseau, ici, sur…',
  [
    { images: 60_000, epochs: 3 },
    { images: 60_000, epochs: 20 },
    { images: 1_200_000, epochs: 90 },
  ].map(({ images, epochs }) => ({ images, epochs, minutes: Math.ceil((perImage * images * epochs) / 60) })),
);
