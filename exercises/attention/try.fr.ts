// Exécuter lance ce fichier. Changez-le à votre guise : seul answer.ts est vérifié.
import * as tf from '@tensorflow/tfjs';
import { display } from 'sans-gpu';
import { attention, causalAttention, causalMask } from './answer';

// Chaque mot est un vecteur de huit nombres ; les mots de sens voisin pointent presque du même côté.
const words = ['le', 'chat', 'reposait', 'le', 'chaton', 'dormait'];
const meanings = [0, 1, 2, 0, 3, 4];
const base = tf.randomNormal([5, 8], 0, 1, 'float32', 1);
const own = (meaning) => base.slice([meaning, 0], [1, 8]);
const near = (other, meaning) => own(other).mul(0.8).add(own(meaning).mul(0.6));
const x = tf.concat(meanings.map((meaning) => (meaning > 2 ? near(meaning - 2, meaning) : own(meaning))));

const rowsOf = (weights) => weights.arraySync().map((row, at) => ({
  'mot': `${at + 1} ${words[at]}`,
  ...Object.fromEntries(row.map((share, to) => [`${to + 1} ${words[to]}`, share.toFixed(2)])),
}));
display.table('Combien chaque mot (ligne) regarde chaque autre', rowsOf(attention(x, x, x).weights));
display.table('Pareil, mais jamais plus loin que lui', rowsOf(attention(x, x, x, causalMask(6)).weights));

// Le passé change-t-il quand l’avenir change ?
const weights = Object.fromEntries(['wq', 'wk', 'wv', 'wo'].map((name, at) => [name, tf.randomNormal([8, 8], 0, 0.4, 'float32', at + 2)]));
const before = causalAttention(x, weights, 2);
const after = causalAttention(tf.concat([x.slice([0, 0], [5, 8]), tf.ones([1, 8])]), weights, 2);
const change = before.sub(after).abs().max(1).arraySync();
display.table('Changement de chaque ligne quand le dernier mot change', words.map((word, at) => ({ 'mot': `${at + 1} ${word}`, 'changement': change[at].toFixed(4) })));
