// Exécuter lance ce fichier. Changez-le à votre guise : seul answer.ts est vérifié.
import * as tf from '@tensorflow/tfjs';
import { display, seededRandom } from 'sans-gpu';
import { train } from './answer';

// Quatre amas, tirés au hasard comme dans les vérifications, mais pas les mêmes.
const random = seededRandom(7);
const blobs = 4;
const point = () => {
  const angle = 0.4 + (2 * Math.PI * random.integer(blobs)) / blobs;
  return [0.3 + 2 * Math.cos(angle) + 0.25 * random.normal(), -0.5 + 2 * Math.sin(angle) + 0.25 * random.normal()];
};
const points = tf.tensor2d(Array.from({ length: 2000 }, point));

/** Une image des points entre -4 et 4 : plus ils sont nombreux, plus c’est clair. */
function picture(some) {
  const size = 64;
  const pixels = new Float32Array(size * size);
  for (const [x, y] of some.arraySync()) {
    const [column, row] = [Math.floor(((x + 4) / 8) * size), Math.floor(((4 - y) / 8) * size)];
    if (column >= 0 && column < size && row >= 0 && row < size) pixels[row * size + column] = Math.min(1, pixels[row * size + column] + 0.25);
  }
  return tf.tensor3d(pixels, [size, size, 1]);
}

display.images('Donnés', tf.stack([picture(points)]));
const { generate } = await train({ points, noiseSize: 4, seed: 1 });
const noise = tf.tensor2d(Array.from({ length: 2000 }, () => Array.from({ length: 4 }, () => random.normal())));
display.images('Produits', tf.stack([picture(generate(noise))]));
