// Exécuter lance ce fichier. Changez-le à votre guise : seul answer.ts est vérifié.
import * as tf from '@tensorflow/tfjs';
import { display, seededRandom } from 'sans-gpu';
import { fit, gradient, loss } from './answer';

// Des points autour d’un plan : y = 2 · x₁ − 1 · x₂ + 0,5, et un peu de bruit.
const random = seededRandom(1);
const count = 100;
const rows = Array.from({ length: count }, () => [random.normal(), random.normal()]);
const x = tf.tensor2d(rows);
const y = tf.tensor1d(rows.map(([a, b]) => 2 * a - b + 0.5 + 0.2 * random.normal()));

const learningRate = 0.1;
for (const steps of [0, 1, 2, 5, 10, 20, 40]) {
  const { w, b } = fit({ x, y, learningRate, steps });
  display.curve('Perte', { loss: loss(x, y, w, b).dataSync()[0] }, steps, { x: 'pas' });
}

const { w, b } = fit({ x, y, learningRate, steps: 40 });
const [w1, w2] = w.dataSync();
display.table('Après 40 pas', [
  { '': 'les vôtres', 'w₁': w1.toFixed(2), 'w₂': w2.toFixed(2), b: b.dataSync()[0].toFixed(2) },
  { '': 'ceux du tirage', 'w₁': '2.00', 'w₂': '-1.00', b: '0.50' },
]);

// Le gradient est-il juste ? Poussez un peu un poids, et voyez comment la perte répond.
const at = tf.tensor1d([0.3, 0.3]);
const zero = tf.scalar(0);
const nudge = 0.01;
const [up, down] = [nudge, -nudge].map((by) => loss(x, y, at.add(tf.tensor1d([by, 0])), zero).dataSync()[0]);
display.text(`Pente selon w₁ : ${((up - down) / (2 * nudge)).toFixed(2)} en poussant, ${gradient(x, y, at, zero).w.dataSync()[0].toFixed(2)} selon votre gradient`);
