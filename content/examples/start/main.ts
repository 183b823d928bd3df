import * as tf from '@tensorflow/tfjs';
import { display } from 'sans-gpu';

// Eight points on a line, y = 2x − 1.
// The network does not know the line.
const x = tf.tensor2d([-3, -2, -1, 0, 1, 2, 3, 4], [8, 1]);
const y = x.mul(2).sub(1);

// The smallest network there is: one weight and one bias.
const model = tf.sequential({
  layers: [tf.layers.dense({ units: 1, inputShape: [1] })],
});
model.compile({
  optimizer: tf.train.sgd(0.05),
  loss: 'meanSquaredError',
});

await model.fit(x, y, {
  epochs: 60,
  callbacks: display.training(),
});

const [weight, bias] = model.getWeights();
display.table('What it found', [
  {
    'weight, about 2': weight?.dataSync()[0] ?? NaN,
    'bias, about −1': bias?.dataSync()[0] ?? NaN,
  },
]);
