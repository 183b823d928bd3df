// Exécuter lance ce fichier. Changez-le à votre guise : seul answer.ts est vérifié.
import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';
import { batches, scaledRate, stepsPerEpoch, stepsWithin, train } from './answer';

console.log('10 images en lots de 4', batches(10, 4, 1));

// Une seconde, si une mise à jour coûte 600 µs et une image 12 µs de plus : mettez-y vos propres mesures.
display.table(
  'Une seconde d’entraînement, et un taux qui convient',
  [4, 16, 32, 128, 512].map((batchSize) => ({
    'taille de lot': batchSize,
    'mises à jour par époque de 20 000': stepsPerEpoch(20_000, batchSize),
    'mises à jour en une seconde': stepsWithin(1_000_000, 600, 12, batchSize),
    'images en une seconde': stepsWithin(1_000_000, 600, 12, batchSize) * batchSize,
    'taux d’apprentissage': scaledRate(0.1, 16, batchSize),
  })),
);

const start = performance.now();
const { predict } = await train({ seed: 1 });
const seconds = (performance.now() - start) / 1000;
const { test } = await mnist({ train: 1, test: 2000 });
const guesses = (predict(test.images) as tf.Tensor).argMax(1);
const right = (await guesses.equal(test.labels).mean().data())[0] * 100;
display.text(`Juste sur ${right.toFixed(1)} % de 2 000 chiffres de test, après ${seconds.toFixed(1)} secondes avec le chargement`);
