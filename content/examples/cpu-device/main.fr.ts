import * as tf from '@tensorflow/tfjs';
import { display } from 'sans-gpu';

// Un MLP, 784 → 128 → 10, sur le processeur : où il vit, et à quelle vitesse il lit.
const model = tf.sequential({
  layers: [
    tf.layers.dense({ units: 128, activation: 'relu', inputShape: [784] }),
    tf.layers.dense({ units: 10 }),
  ],
});
display.text(`${model.countParams()} paramètres, sur ${tf.getBackend()}`);

// Combien d’images par seconde, avec des images inventées ?
function imagesPerSecond(batch: number) {
  const images = tf.randomUniform([batch, 784]);
  const options = { batchSize: batch };
  const read = () => tf.tidy(() => void model.predict(images, options));
  read();
  let seen = 0;
  const start = performance.now();
  while (performance.now() - start < 500) {
    read();
    seen += batch;
  }
  return (1000 * seen) / (performance.now() - start);
}

const rows = [];
for (const batch of [1, 4, 16, 64, 256, 1024]) {
  rows.push({
    'images dans le lot': batch,
    'images par seconde': Math.round(imagesPerSecond(batch)),
  });
  display.table('Seules, ou ensemble', rows);
}
