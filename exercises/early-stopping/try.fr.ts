// Exécuter lance ce fichier. Changez-le à votre guise : seul answer.ts est vérifié.
import * as tf from '@tensorflow/tfjs';
import { display, mnist, seededRandom } from 'sans-gpu';
import { train, watch } from './answer';

// Une série à la main : la meilleure est 0,5, et 0,6 est la deuxième époque de suite sans progrès.
const look = watch({ patience: 2, minDelta: 0.01 });
display.table('Patience 2, minDelta 0,01', [0.9, 0.7, 0.8, 0.5, 0.495, 0.6].map((loss) => {
  const { improved, stop } = look(loss);
  return { 'perte': loss, 'progrès': String(improved), 'arrêt': String(stop) };
}));

// Deux mille chiffres, et pour quatre sur dix l’étiquette est fausse.
const digits = await mnist({ train: 2000, test: 2000 });
const random = seededRandom(1);
const wrong = Array.from(await digits.train.labels.data(), (digit) => (random.next() < 0.4 ? (digit + 1 + random.integer(9)) % 10 : digit));
const flat = digits.train.images.reshape([2000, 784]);
const part = (from, count) => ({ images: flat.slice(from, count), labels: Int32Array.from(wrong.slice(from, from + count)) });

const { losses, predict } = await train({ seed: 1, training: part(0, 1600), validation: part(1600, 400), rule: { patience: 8, minDelta: 0.001 }, maxEpochs: 60 });
losses().forEach((loss, epoch) => display.curve('Perte sur les chiffres de validation', { loss }, epoch + 1, { x: 'époque' }));
const [right] = await predict(digits.test.images.reshape([-1, 784])).argMax(1).equal(digits.test.labels).mean().data();
display.text(`${losses().length} époques. Juste sur ${(right * 100).toFixed(1)} % de ${digits.test.count} chiffres de test, dont les étiquettes sont justes.`);
