// Run executes this file. Change it as you like: only answer.ts is checked.
import * as tf from '@tensorflow/tfjs';
import { display, imdb } from 'sans-gpu';
import { bag, train } from './answer';

const { test, vocabulary } = await imdb({ train: 1, test: 1000, length: 250 });

// The bag of one sentence: only the words that are in it.
const sentence = 'a good film is a film that makes you forget you are watching a film';
const counts = bag(vocabulary.toTensor([sentence], 20), vocabulary.size).dataSync();
const inside = Array.from(counts.keys()).filter((word) => counts[word] > 0);
display.text(sentence);
display.table('Its bag', inside.map((word) => ({ number: word, word: vocabulary.decode([word]), count: counts[word] })));

const { predict } = await train({ seed: 1 });
const likes = predict(test.tokens).squeeze([1]).greater(0.5).toInt();
display.text(`Right on ${((await likes.equal(test.labels).mean().data())[0] * 100).toFixed(1)} % of ${test.count} test reviews`);

// What it makes of a review of one word, for the thousand most frequent words.
const words = Array.from({ length: 1000 }, (_, at) => [at + 2]);
const shares = predict(tf.tensor2d(words, [1000, 1], 'int32')).dataSync();
const sorted = words.map(([word], at) => ({ word: vocabulary.decode([word]), share: Number(shares[at].toFixed(2)) })).sort((a, b) => b.share - a.share);
display.table('Words that speak well of a film', sorted.slice(0, 8));
display.table('Words that speak badly of it', sorted.slice(-8).reverse());
