import * as tf from '@tensorflow/tfjs';
import { display, mnist, seededRandom } from 'sans-gpu';

// 10 240 chiffres pour apprendre, 1 000 pour choisir,
// et 5 000 autres pour juger ce qu’on a choisi.
const { train, test } = await mnist({ train: 11_240, test: 5_000 });
const answers = tf.oneHot(train.labels, 10);
const chooseImages = train.images.slice(10_240, 1_000);
const chooseAnswers = answers.slice(10_240, 1_000);

function candidate(rate: number, units: number) {
  const model = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [28, 28, 1] }),
      tf.layers.dense({ units, activation: 'relu' }),
      tf.layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  const loss = 'categoricalCrossentropy';
  model.compile({ optimizer: tf.train.sgd(rate), loss, metrics: ['accuracy'] });
  const name = `${rate.toPrecision(2)} · ${units}`;
  return { name, model, steps: 0, accuracy: 0 };
}
type Candidate = ReturnType<typeof candidate>;

// Le budget des deux recherches se compte en étapes de 64 chiffres.
let spent = 0;

async function trainOn(one: Candidate, steps: number, chart: string) {
  const from = (one.steps % 160) * 64;
  const images = train.images.slice(from, steps * 64);
  const labels = answers.slice(from, steps * 64);
  await one.model.fit(images, labels, { batchSize: 64, shuffle: false });
  tf.dispose([images, labels]);
  one.steps += steps;
  spent += steps;
  one.accuracy = accuracyOf(one, chooseImages, chooseAnswers);
  const axes = { x: 'étapes', y: 'exactitude' };
  display.curve(chart, { [one.name]: one.accuracy }, one.steps, axes);
}

function accuracyOf({ model }: Candidate, images: tf.Tensor, labels: tf.Tensor) {
  const result = model.evaluate(images, labels);
  const share = Array.isArray(result) ? result[1]?.dataSync()[0] : 0;
  tf.dispose(result);
  return share ?? 0;
}

const best = (some: Candidate[]) => some.toSorted((a, b) => b.accuracy - a.accuracy);
const percent = (share: number) => Math.round(1000 * share) / 10;

// Une grille : trois taux, deux largeurs, chacun entraîné jusqu’au bout.
const grid = [0.001, 0.03, 1].flatMap((rate) => [32, 128].map((units) => candidate(rate, units)));
for (const one of grid) {
  for (const steps of [20, 20, 40, 80]) await trainOn(one, steps, 'Grille');
}
const gridSteps = spent;

// Moitiés successives : seize tirages. À chaque palier, la meilleure moitié continue.
spent = 0;
const random = seededRandom(1);
const draw = () => candidate(10 ** (-3 + 3 * random.next()), [16, 32, 64, 128, 256][random.integer(5)] ?? 64);
const drawn = Array.from({ length: 16 }, draw);
const rungs: Record<string, string | number>[] = [];
let alive = drawn;
for (const steps of [20, 20, 40, 80, 160]) {
  for (const one of alive) await trainOn(one, steps, 'Moitiés successives');
  const ranked = best(alive);
  rungs.push({ 'étapes': ranked[0]?.steps ?? 0, 'entraînés': alive.length, 'meilleur': ranked[0]?.name ?? '', 'exactitude, %': percent(ranked[0]?.accuracy ?? 0) });
  alive = ranked.slice(0, Math.max(1, alive.length / 2));
}
display.table('Paliers (réglage : taux d’apprentissage · unités)', rungs);

const judged = [{ search: 'grille', tried: grid, steps: gridSteps }, { search: 'moitiés successives', tried: drawn, steps: spent }];
display.table('Jugés sur 5 000 autres chiffres', judged.map(({ search, tried, steps }) => {
  const [winner] = best(tried);
  const score = winner ? accuracyOf(winner, test.images, tf.oneHot(test.labels, 10)) : 0;
  return { 'recherche': search, 'essayés': tried.length, 'étapes': steps, 'gagnant': winner?.name ?? '', 'exactitude, %': percent(score) };
}));
