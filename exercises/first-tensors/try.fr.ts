// Exécuter lance ce fichier. Changez-le à votre guise : seul answer.ts est vérifié.
import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';
import { brightness, nearest, scores, toImages } from './answer';

const { train, test } = await mnist({ train: 1000, test: 12 });
console.log('toImages', toImages([0, 51, 255, ...Array(781).fill(0)], 1));
console.log('brightness', brightness(test.images));

// Un gabarit par chiffre : la moyenne de ses images d’entraînement.
const templates = tf.stack(
  Array.from({ length: 10 }, (_, digit) => {
    const isDigit = train.labels.equal(digit).cast('float32').reshape([-1, 1, 1, 1]);
    return train.images.mul(isDigit).sum(0).div(isDigit.sum());
  }),
);
display.images('Gabarits', templates);
console.log('scores', scores(test.images, templates));
const read = await nearest(test.images, templates).data();
display.images('Des chiffres, et le gabarit le plus proche', test.images, { captions: Array.from(read, String) });
