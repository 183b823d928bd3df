import * as tf from '@tensorflow/tfjs';
import { mnist } from 'sans-gpu';

export interface Rung {
  candidates: number;
  steps: number;
}

export interface Settings {
  rate: number;
  units: number;
}

export function rungs({ candidates, keep, budget }: { candidates: number; keep: number; budget: number }): Rung[] {
  // With one step each on the first rung. What a setting has had in all then grows by the factor keep.
  const plan = [{ candidates, steps: 1 }];
  for (let left = candidates, had = 1; left > 1; had *= keep) {
    left = Math.max(1, Math.floor(left / keep));
    plan.push({ candidates: left, steps: had * (keep - 1) });
  }
  const price = plan.reduce((sum, rung) => sum + rung.candidates * rung.steps, 0);
  // All rungs grow with the first, so the budget says how long that one may be.
  const first = Math.floor(budget / price);
  return plan.map((rung) => ({ ...rung, steps: first * rung.steps }));
}

export function survivors(scores: number[], count: number): number[] {
  // A network that has diverged scores NaN, which compares with nothing: it goes last.
  const safe = scores.map((score) => (Number.isNaN(score) ? -Infinity : score));
  return safe
    .map((score, index) => ({ score, index }))
    .sort((a, b) => (a.score === b.score ? a.index - b.index : b.score - a.score))
    .slice(0, count)
    .map(({ index }) => index);
}

export function* halving(plan: Rung[]): Generator<{ index: number; steps: number }, number, number> {
  let alive = Array.from({ length: plan[0]?.candidates ?? 0 }, (_, index) => index);
  for (const [at, { steps }] of plan.entries()) {
    const scores: number[] = [];
    for (const index of alive) scores.push(yield { index, steps });
    // survivors gives places in the list of those alive, not settings.
    const places = survivors(scores, plan[at + 1]?.candidates ?? 1);
    alive = places.map((place) => alive[place] ?? 0);
  }
  return alive[0] ?? 0;
}

const batch = 64;

function network({ rate, units }: Settings, seed: number) {
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

export async function search({ seed, candidates, keep, budget }: { seed: number; candidates: Settings[]; keep: number; budget: number }) {
  const { train } = await mnist({ train: 21_000, test: 1 });
  const answers = tf.oneHot(train.labels, 10);
  // The last thousand digits only rank the settings: whoever learned them would look better than it is.
  const forTraining = train.count - 1_000;
  const unseen = { images: train.images.slice(forTraining), answers: answers.slice(forTraining) };

  const networks = candidates.map((settings) => network(settings, seed));
  async function score(index: number, steps: number) {
    const one = networks[index];
    if (one === undefined) throw new RangeError(`There is no setting ${index}.`);
    for (const end = one.steps + steps; one.steps < end; one.steps++) {
      const from = (one.steps * batch) % (forTraining - batch);
      const [x, y] = [train.images.slice(from, batch), answers.slice(from, batch)];
      await one.model.trainOnBatch(x, y);
      tf.dispose([x, y]); // thousands of steps: without this, memory runs out
    }
    const loss = one.model.evaluate(unseen.images, unseen.answers, { batchSize: 500 }) as tf.Scalar;
    const [value = NaN] = await loss.data();
    loss.dispose();
    return -value; // the loss says more than the accuracy about a network that has hardly begun
  }

  const race = halving(rungs({ candidates: candidates.length, keep, budget }));
  let asked = race.next();
  while (!asked.done) asked = race.next(await score(asked.value.index, asked.value.steps));
  const winner = asked.value;
  return { winner: () => winner, predict: (images: tf.Tensor) => networks[winner]?.model.predict(images) };
}
