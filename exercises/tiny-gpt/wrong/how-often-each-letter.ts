// Knows how often each sign occurs, and nothing else.
import * as tf from '@tensorflow/tfjs';

import { imdb } from 'sans-gpu';

const alphabet = " abcdefghijklmnopqrstuvwxyz'…";

export function encode(text) {
  return Array.from(text, (sign) => (alphabet.includes(sign) ? alphabet.indexOf(sign) : alphabet.length - 1));
}

export function decode(codes) {
  return codes.map((code) => alphabet[code]).join('');
}

export function pairs(codes, starts, length) {
  const cut = (shift) => tf.tensor2d(starts.map((start) => codes.slice(start + shift, start + shift + length)), [starts.length, length], 'int32');
  return { extracts: cut(0), next: cut(1) };
}

export function bitsPerCharacter(scores, next) {
  return scores.logSoftmax().mul(tf.oneHot(next, scores.shape[2])).sum(2).mean().div(-Math.log(2));
}

export async function train() {
  const { train: reviews, vocabulary } = await imdb({ train: 300, test: 1 });
  const codes = encode(reviews.tokens.arraySync().map((review) => vocabulary.decode(review)).join(' '));
  const counts = Array(alphabet.length).fill(1);
  for (const code of codes) counts[code]++;
  const scores = tf.tensor1d(counts).log();
  return { scores: (extracts) => scores.reshape([1, 1, -1]).tile([extracts.shape[0], 64, 1]) };
}
