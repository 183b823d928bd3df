import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';

const { train, test } = await mnist({ train: 20_000, test: 2_000 });
const labels = tf.oneHot(train.labels, 10);

// Every network may spend as much, however it is built.
const budget = 1_500_000_000; // multiplications

// Hidden layers, images in a batch, and where to compare.
const networks = [
  { name: '64', hidden: [64], batch: 32, charts: ['Width', 'Depth', 'Batch'] },
  { name: '16', hidden: [16], batch: 32, charts: ['Width'] },
  { name: '256', hidden: [256], batch: 32, charts: ['Width'] },
  { name: '64 twice', hidden: [64, 64], batch: 32, charts: ['Depth'] },
  { name: '64 four times', hidden: [64, 64, 64, 64], batch: 32, charts: ['Depth'] },
  { name: '64, by 8', hidden: [64], batch: 8, charts: ['Batch'] },
  { name: '64, by 512', hidden: [64], batch: 512, charts: ['Batch'] },
];

// To learn from one image: three multiplications for each weight,
// two in the first layer, which passes no error on.
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
        x: '% of the budget',
        y: 'accuracy',
      });
    }
  }
  rows.push({
    'Network': name,
    'parameters': model.countParams(),
    'images': seen,
    'accuracy': accuracyOf(model),
    'seconds': Number(seconds.toFixed(1)),
    'images/s': Math.round(seen / seconds),
  });
  display.table('What the same budget buys', rows);
}
