import * as tf from '@tensorflow/tfjs';
import { display } from 'sans-gpu';

// Huit points sur une droite, y = 2x − 1.
// Le réseau ne connaît pas la droite.
const x = tf.tensor2d([-3, -2, -1, 0, 1, 2, 3, 4], [8, 1]);
const y = x.mul(2).sub(1);

// Le plus petit réseau qui soit : un poids et un biais.
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
display.table('Ce qu’il a trouvé', [
  {
    'poids, environ 2': weight?.dataSync()[0] ?? NaN,
    'biais, environ −1': bias?.dataSync()[0] ?? NaN,
  },
]);
