// Exécuter lance ce fichier. Changez-le à votre guise : seul answer.ts est vérifié.
import * as tf from '@tensorflow/tfjs';
import { display, imdb } from 'sans-gpu';
import { lastWords, train } from './answer';

console.log('lastWords', lastWords(tf.tensor2d([[2, 4, 6, 8, 10]], [1, 5], 'int32'), 3), lastWords(tf.tensor2d([[2, 4]], [1, 2], 'int32'), 3));

const { predict } = await train({ seed: 1 });
const { test, vocabulary } = await imdb({ train: 1, test: 1000 });
const likes = predict(test.tokens).squeeze([1]).greater(0.5).toInt();
display.text(`Juste pour ${((await likes.equal(test.labels).mean().data())[0] * 100).toFixed(1)} % de ${test.count} critiques de test`);

// Les mêmes mots, dans deux ordres (en anglais, comme les critiques).
const sentences = [
  'i expected a bad film but this one is good',
  'i expected a good film but this one is bad',
  'not boring at all it is great',
  'not great at all it is boring',
];
const shares = predict(vocabulary.toTensor(sentences, 200)).dataSync();
display.table('Les mêmes mots, dans deux ordres', sentences.map((sentence, at) => ({ sentence, 'favourable, %': Math.round(shares[at] * 100) })));
