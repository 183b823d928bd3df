import * as tf from '@tensorflow/tfjs';
import { display, imdb } from 'sans-gpu';

const { train, test, vocabulary } = await imdb({ train: 10_000, test: 2_000 });

// Une place par mot : 1 si la critique le contient, 0 sinon.
// L’ordre des mots est perdu.
function bag(tokens: tf.Tensor2D): tf.Tensor2D {
  const places = tf.buffer<tf.Rank.R2>([tokens.shape[0], vocabulary.size]);
  tokens.arraySync().forEach((words, row) => words.forEach((word) => places.set(1, row, word)));
  return places.toTensor(); // [n, mots]
}

const model = tf.sequential({
  layers: [
    tf.layers.dense({ units: 16, inputShape: [vocabulary.size], activation: 'relu' }),
    tf.layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});
model.compile({ optimizer: tf.train.adam(0.001), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
display.text(`${model.countParams()} nombres à apprendre`);

// Tous les sacs à la fois rempliraient la mémoire : on les fait lot par lot.
const size = 64;
const steps = Math.floor(train.count / size);
for (let step = 0; step < 2 * steps; step++) {
  const start = (step % steps) * size;
  const bags = bag(train.tokens.slice(start, size));
  const [loss = NaN, accuracy = NaN] = [await model.trainOnBatch(bags, train.labels.slice(start, size))].flat();
  if (step % 8 === 0) display.curve('Perte', { training: loss }, (step + 1) / steps, { x: 'époque' });
  if (step % 8 === 0) display.curve('Exactitude', { training: accuracy }, (step + 1) / steps, { x: 'époque' });
  bags.dispose();
}

let right = 0;
for (let start = 0; start < test.count; start += 500) {
  const shares = model.predict(bag(test.tokens.slice(start, 500))) as tf.Tensor2D;
  right += shares.squeeze([1]).greater(0.5).toInt().equal(test.labels.slice(start, 500)).sum().dataSync()[0] ?? 0;
}
display.text(`Juste pour ${((right / test.count) * 100).toFixed(1)} % de ${test.count} critiques qu’il n’a pas lues`);
