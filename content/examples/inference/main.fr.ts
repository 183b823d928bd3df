import * as tf from '@tensorflow/tfjs';
import { display, mnist, pretrained } from 'sans-gpu';

// Entraîné d’avance sur 60 000 chiffres. Ses poids viennent avec le site, en 8 bits.
const model = await pretrained('digits');
const { test } = await mnist({ train: 1, test: 2_048 });
display.text(`${model.countParams()} nombres, tous déjà appris`);

// Rien n’est appris ici : des images entrent, des réponses sortent.
function secondsFor(batch: number): number {
  const images = test.images.slice(0, batch);
  const read = () => tf.tidy(() => (model.predict(images, { batchSize: batch }) as tf.Tensor).dataSync());
  read(); // la première fois prépare ce qui sert aux suivantes
  const rounds = Math.max(3, Math.round(200 / batch));
  const start = performance.now();
  for (let round = 0; round < rounds; round++) read();
  images.dispose();
  return (performance.now() - start) / 1000 / rounds;
}

const rows = [];
for (const batch of [1, 8, 64, 512, 2048]) {
  const seconds = secondsFor(batch);
  rows.push({
    'chiffres à la fois': batch,
    'avant la réponse, ms': Number((seconds * 1000).toPrecision(3)),
    'chiffres par seconde': Math.round(batch / seconds),
  });
  display.table('Lire avec un réseau entraîné', rows);
}
const guesses = model.predict(test.images) as tf.Tensor;
const right = guesses.argMax(1).equal(test.labels).mean().dataSync()[0] ?? NaN;
display.text(`Juste pour ${(right * 100).toFixed(1)} % de ${test.count} chiffres`);
display.drawing('Dessinez-en un', (image) => model.predict(image));
