// Exécuter lance ce fichier. Changez-le à votre guise : seul answer.ts est vérifié.
import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';
import { parameters, positions, train } from './answer';

// Le réseau du chapitre : 26, 13, 11, 5 positions, puis 80 et 1168 nombres.
const [first, pooled] = [positions(28, 3, 1), positions(26, 2, 2)];
display.text(`Positions : 28 → ${first} → ${pooled} → ${positions(13, 3, 1)} → ${positions(11, 2, 2)}`);
display.text(`Nombres à apprendre : ${parameters(3, 1, 8)} et ${parameters(3, 8, 16)}`);

const { predict } = await train({ seed: 1 });
const { test } = await mnist({ train: 1, test: 2000 });

/** Les chiffres, déplacés vers la droite. */
const moved = (pixels: number) => test.images.slice([0, 0, 0, 0], [-1, 28, 28 - pixels, 1]).pad([[0, 0], [0, 0], [pixels, 0], [0, 0]]);

const rows = [];
for (const pixels of [0, 1, 2, 3]) {
  const guesses = (predict(moved(pixels)) as tf.Tensor).argMax(1);
  const right = (await guesses.equal(test.labels).mean().data())[0];
  rows.push({ 'déplacés de, pixels': pixels, 'justes, %': Number((right * 100).toFixed(1)) });
}
display.table('2 000 chiffres de test, déplacés vers la droite', rows);

const read = await (predict(moved(2)) as tf.Tensor).argMax(1).data();
const labels = await test.labels.data();
display.images('Déplacés de deux pixels', moved(2).slice([0, 0, 0, 0], [20, 28, 28, 1]), {
  captions: Array.from(read.slice(0, 20), String),
  right: Array.from(read.slice(0, 20), (digit, at) => digit === labels[at]),
});
