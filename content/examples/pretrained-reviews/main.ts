import type * as tf from '@tensorflow/tfjs';
import { display, imdb, pretrained } from 'sans-gpu';

// It looks for runs of three words that praise or blame, wherever they stand.
const model = await pretrained('reviews');
const { test, vocabulary } = await imdb({ train: 1, test: 1_000, length: 200 });
const read = (tokens: tf.Tensor2D) => (model.predict(tokens, { batchSize: 100 }) as tf.Tensor).dataSync();

// Your own reviews: change them, and run again.
const own = [
  'a wonderful film with great actors, i laughed and i cried',
  'two hours of my life that i will never get back, boring and badly acted',
  'the actors are good but the story makes no sense at all',
];
const shares = read(vocabulary.toTensor(own, 200));
display.table('What it makes of your sentences', own.map((sentence, at) => ({
  'sentence': sentence,
  'favourable, %': Math.round((shares[at] ?? 0) * 100),
})));

const start = performance.now();
const guesses = read(test.tokens);
const seconds = (performance.now() - start) / 1000;
const labels = test.labels.dataSync();
const right = labels.filter((label, at) => label === ((guesses[at] ?? 0) > 0.5 ? 1 : 0)).length;
display.text(`Right on ${((right / test.count) * 100).toFixed(1)} % of ${test.count} reviews, ${Math.round(test.count / seconds)} reviews a second`);
