// Scores with the loss itself, so that the worst goes on.
import * as tf from '@tensorflow/tfjs';
import { mnist } from 'sans-gpu';

export function rungs({ candidates, keep, budget }) {
  const plan = [{ candidates, steps: 1 }];
  for (let left = candidates, had = 1; left > 1; had *= keep) {
    left = Math.max(1, Math.floor(left / keep));
    plan.push({ candidates: left, steps: had * (keep - 1) });
  }
  const price = plan.reduce((sum, rung) => sum + rung.candidates * rung.steps, 0);
  const first = Math.floor(budget / price);
  return plan.map((rung) => ({ ...rung, steps: first * rung.steps }));
}

export function survivors(scores, count) {
  const safe = scores.map((score) => (Number.isNaN(score) ? -Infinity : score));
  return safe
    .map((score, index) => ({ score, index }))
    .sort((a, b) => (a.score === b.score ? a.index - b.index : b.score - a.score))
    .slice(0, count)
    .map(({ index }) => index);
}

export function* halving(plan) {
  let alive = Array.from({ length: plan[0]?.candidates ?? 0 }, (_, index) => index);
  for (const [at, { steps }] of plan.entries()) {
    const scores = [];
    for (const index of alive) scores.push(yield { index, steps });
    const places = survivors(scores, plan[at + 1]?.candidates ?? 1);
    alive = places.map((place) => alive[place] ?? 0);
  }
  return alive[0] ?? 0;
}

const batch = 64;

function network({ rate, units }, seed) {
  const model = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [28, 28, 1] }),
      tf.layers.dense({ units, activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed }) }),
      tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 1 }) }),
    ],
  });
  model.compile({ optimizer: tf.train.sgd(rate), loss: 'categoricalCrossentropy' });
  return { model, steps: 0 };
}

export async function search({ seed, candidates, keep, budget }) {
  const { train } = await mnist({ train: 21_000, test: 1 });
  const answers = tf.oneHot(train.labels, 10);
  const forTraining = train.count - 1_000;
  const unseen = { images: train.images.slice(forTraining), answers: answers.slice(forTraining) };

  const networks = candidates.map((settings) => network(settings, seed));
  async function score(index, steps) {
    const one = networks[index];
    if (one === undefined) throw new RangeError(`There is no setting ${index}.`);
    for (const end = one.steps + steps; one.steps < end; one.steps++) {
      const from = (one.steps * batch) % (forTraining - batch);
      const [x, y] = [train.images.slice(from, batch), answers.slice(from, batch)];
      await one.model.trainOnBatch(x, y);
      tf.dispose([x, y]);
    }
    const loss = one.model.evaluate(unseen.images, unseen.answers, { batchSize: 500 }) ;
    const [value = NaN] = await loss.data();
    loss.dispose();
    return value;
  }

  const race = halving(rungs({ candidates: candidates.length, keep, budget }));
  let asked = race.next();
  while (!asked.done) asked = race.next(await score(asked.value.index, asked.value.steps));
  const winner = asked.value;
  return { winner: () => winner, predict: (images) => networks[winner]?.model.predict(images) };
}
