// Exécuter lance ce fichier. Changez-le à votre guise : seul answer.ts est vérifié.
import * as tf from '@tensorflow/tfjs';
import { display } from 'sans-gpu';
import { available, layer, layers, status } from './answer';

const says = (error) => `Erreur : ${error.message}`;
display.text(`Au départ : ${JSON.stringify(status())}`);
display.text(`Disponibles : ${await available(['wasm', 'cpu', 'abacus']).then((names) => names.join(', '), says)}`);

const [x, w, b] = [tf.randomNormal([64, 100]), tf.randomNormal([100, 50]), tf.zeros([50])];
const rows = [];
for (const backend of ['cpu', 'wasm']) {
  const before = status();
  const values = await layer(backend, x, w, b);
  const after = status();
  rows.push({
    backend,
    'premier nombre': values[0].toFixed(4),
    'en service avant': before.backend,
    'en service après': after.backend,
    'tenseurs laissés': after.tensors - before.tensors,
  });
}
display.table('Une couche sur chaque backend', rows);

// 2²⁷ plus quarante uns, moins 2²⁷ : 64 bits gardent les uns, 32 bits les perdent.
const large = tf.tensor2d([[2 ** 27, ...Array(40).fill(1), -(2 ** 27)]]);
const asked = ['cpu', 'wasm', 'cpu'];
const sums = await layers(asked, large, tf.ones([42, 1]), tf.zeros([1]));
display.table('Tous à la fois', asked.map((backend, at) => ({ 'demandé': backend, 'somme': sums[at][0] })));
await tf.setBackend('wasm');
