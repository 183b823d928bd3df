import * as tf from '@tensorflow/tfjs';
import { display, imdb } from 'sans-gpu';

// Film reviews, cut to their last 200 words, each word a number.
const { train, test, vocabulary } = await imdb({ train: 10_000, test: 1_000, length: 200 });

const model = tf.sequential({
  layers: [
    tf.layers.embedding({ inputDim: vocabulary.size, outputDim: 32, inputLength: 200 }), // [200, 32]
    tf.layers.lstm({ units: 32 }), // what it remembers at the end: [32]
    tf.layers.dense({ units: 1, activation: 'sigmoid' }),
  ],
});
model.compile({ optimizer: tf.train.adam(0.003), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
display.text(`${model.countParams()} numbers to learn`);

await model.fit(train.tokens, train.labels, {
  epochs: 2,
  batchSize: 64,
  validationData: [test.tokens, test.labels],
  callbacks: display.training(),
});

// Your own reviews: change them, and run again.
const own = [
  'a wonderful film with great actors, i laughed and i cried',
  'two hours of my life that i will never get back, boring and badly acted',
  'not bad at all',
];
const shares = (model.predict(vocabulary.toTensor(own, 200)) as tf.Tensor).dataSync();
display.table('What it makes of your sentences', own.map((sentence, at) => ({
  'sentence': sentence,
  'favourable, %': Math.round((shares[at] ?? 0) * 100),
})));
