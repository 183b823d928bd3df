// Run executes this file. Change it as you like: only answer.ts is checked.
import * as tf from '@tensorflow/tfjs';
import { display } from 'sans-gpu';
import { attention, causalAttention, causalMask } from './answer';

// Each word is a vector of eight numbers; words that mean nearly the same point nearly the same way.
const words = ['the', 'cat', 'sat', 'the', 'kitten', 'slept'];
const meanings = [0, 1, 2, 0, 3, 4];
const base = tf.randomNormal([5, 8], 0, 1, 'float32', 1);
const own = (meaning) => base.slice([meaning, 0], [1, 8]);
const near = (other, meaning) => own(other).mul(0.8).add(own(meaning).mul(0.6));
const x = tf.concat(meanings.map((meaning) => (meaning > 2 ? near(meaning - 2, meaning) : own(meaning))));

const rowsOf = (weights) => weights.arraySync().map((row, at) => ({
  'word': `${at + 1} ${words[at]}`,
  ...Object.fromEntries(row.map((share, to) => [`${to + 1} ${words[to]}`, share.toFixed(2)])),
}));
display.table('How much each word (row) looks at each other', rowsOf(attention(x, x, x).weights));
display.table('The same, never at a later one', rowsOf(attention(x, x, x, causalMask(6)).weights));

// Does the past change when the future does?
const weights = Object.fromEntries(['wq', 'wk', 'wv', 'wo'].map((name, at) => [name, tf.randomNormal([8, 8], 0, 0.4, 'float32', at + 2)]));
const before = causalAttention(x, weights, 2);
const after = causalAttention(tf.concat([x.slice([0, 0], [5, 8]), tf.ones([1, 8])]), weights, 2);
const change = before.sub(after).abs().max(1).arraySync();
display.table('Change of each row when the last word changes', words.map((word, at) => ({ 'word': `${at + 1} ${word}`, 'change': change[at].toFixed(4) })));
