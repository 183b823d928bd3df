// Run executes this file. Change it as you like: only answer.ts is checked.
import * as tf from '@tensorflow/tfjs';
import { display, imdb } from 'sans-gpu';
import { lastWords, train } from './answer';

console.log('lastWords', lastWords(tf.tensor2d([[2, 4, 6, 8, 10]], [1, 5], 'int32'), 3), lastWords(tf.tensor2d([[2, 4]], [1, 2], 'int32'), 3));

const { predict } = await train({ seed: 1 });
const { test, vocabulary } = await imdb({ train: 1, test: 1000 });
const likes = predict(test.tokens).squeeze([1]).greater(0.5).toInt();
display.text(`Right on ${((await likes.equal(test.labels).mean().data())[0] * 100).toFixed(1)} % of ${test.count} test reviews`);

// The same words, in two orders.
const sentences = [
  'i expected a bad film but this one is good',
  'i expected a good film but this one is bad',
  'not boring at all it is great',
  'not great at all it is boring',
];
const shares = predict(vocabulary.toTensor(sentences, 200)).dataSync();
display.table('The same words, in two orders', sentences.map((sentence, at) => ({ sentence, 'favourable, %': Math.round(shares[at] * 100) })));
