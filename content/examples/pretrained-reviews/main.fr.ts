import type * as tf from '@tensorflow/tfjs';
import { display, imdb, pretrained } from 'sans-gpu';

// Il cherche des suites de trois mots qui louent ou qui blâment, où qu’elles soient.
const model = await pretrained('reviews');
const { test, vocabulary } = await imdb({ train: 1, test: 1_000, length: 200 });
const read = (tokens: tf.Tensor2D) => (model.predict(tokens, { batchSize: 100 }) as tf.Tensor).dataSync();

// Vos propres critiques, en anglais : changez-les et relancez.
const own = [
  'a wonderful film with great actors, i laughed and i cried',
  'two hours of my life that i will never get back, boring and badly acted',
  'the actors are good but the story makes no sense at all',
];
const shares = read(vocabulary.toTensor(own, 200));
display.table('Ce qu’il pense de vos phrases', own.map((sentence, at) => ({
  'phrase': sentence,
  'favorable, %': Math.round((shares[at] ?? 0) * 100),
})));

const start = performance.now();
const guesses = read(test.tokens);
const seconds = (performance.now() - start) / 1000;
const labels = test.labels.dataSync();
const right = labels.filter((label, at) => label === ((guesses[at] ?? 0) > 0.5 ? 1 : 0)).length;
display.text(`Juste pour ${((right / test.count) * 100).toFixed(1)} % de ${test.count} critiques, ${Math.round(test.count / seconds)} critiques par seconde`);
