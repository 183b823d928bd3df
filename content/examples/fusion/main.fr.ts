import * as tf from '@tensorflow/tfjs';
import { display, seededRandom } from 'sans-gpu';

const count = 1_000_000;
const random = seededRandom(1);
const list = { length: count };
const numbers = () => Float32Array.from(list, random.next);
const [x, y, z] = [numbers(), numbers(), numbers()];
const [tx, ty, tz] = [tf.tensor1d(x), tf.tensor1d(y), tf.tensor1d(z)];

// La moyenne de x + y × z en trois opérations. Les deux premières écrivent chacune
// un million de nombres en mémoire, que la suivante relit.
function threeOperations() {
  return tf.tidy(() => tf.mean(tf.add(tx, tf.mul(ty, tz))).dataSync()[0] ?? 0);
}

// La même, fusionnée à la main : une boucle, et rien d’écrit entre-temps.
function oneLoop() {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    sum += (x[i] ?? 0) + (y[i] ?? 0) * (z[i] ?? 0);
  }
  return sum / count;
}

function milliseconds(work: () => unknown) {
  for (let time = 0; time < 5; time++) work(); // le navigateur compile encore
  const start = performance.now();
  let times = 0;
  while (performance.now() - start < 500) {
    work();
    times++;
  }
  return (performance.now() - start) / times;
}

const rows = [];
for (const backend of ['cpu', 'wasm']) {
  await tf.setBackend(backend);
  rows.push({
    'chemin': `trois opérations, ${backend}`,
    'millisecondes': milliseconds(threeOperations),
    'moyenne': threeOperations(),
  });
}
rows.push({
  'chemin': 'une boucle',
  'millisecondes': milliseconds(oneLoop),
  'moyenne': oneLoop(),
});
display.table('Trois chemins vers la même moyenne', rows);
