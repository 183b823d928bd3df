import * as tf from '@tensorflow/tfjs';
import { mnist } from 'sans-gpu';

/** So many settings are trained for so many steps more. */
export interface Rung {
  candidates: number;
  steps: number;
}

/** What is searched: a learning rate for plain SGD, and the units of the hidden layer. */
export interface Settings {
  rate: number;
  units: number;
}

/** The plan: on each rung one setting in `keep` goes on, until one is left. */
export function rungs({ candidates, budget }: { candidates: number; keep: number; budget: number }): Rung[] {
  return [{ candidates, steps: Math.floor(budget / candidates) }]; // your turn: this plan has a single rung
}

/** Places of the `count` best scores, best first. */
export function survivors(scores: number[], count: number): number[] {
  return [...scores.keys()].slice(0, count); // your turn: these are the first, not the best
}

/** Asks for a training with `yield { index, steps }`, which gives the score; returns the setting that won. */
export function* halving(plan: Rung[]): Generator<{ index: number; steps: number }, number, number> {
  const alive = Array.from({ length: plan[0]?.candidates ?? 0 }, (_, index) => index);
  const scores: number[] = [];
  for (const index of alive) scores.push(yield { index, steps: plan[0]?.steps ?? 0 });
  return survivors(scores, 1)[0] ?? 0; // your turn: the other rungs
}

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

/** Runs the race on real networks. */
export async function search({ seed, candidates, keep, budget }: { seed: number; candidates: Settings[]; keep: number; budget: number }) {
  const { train } = await mnist({ train: 21_000, test: 1 });
  const networks = candidates.map((settings) => network(settings, seed));

  /** Trains a network for so many steps more, on batches of 64 digits, and scores it. */
  async function score(index: number, steps: number) {
    const one = networks[index];
    if (one === undefined) throw new RangeError(`There is no setting ${index}.`);
    const x = train.images.slice(0, 64);
    const y = tf.oneHot(train.labels.slice(0, 64), 10);
    await one.model.trainOnBatch(x, y); // your turn: a single step, and always on the same digits
    tf.dispose([x, y]);
    one.steps += steps;
    return 0; // your turn: how good is it now?
  }

  const race = halving(rungs({ candidates: candidates.length, keep, budget }));
  let asked = race.next();
  while (!asked.done) asked = race.next(await score(asked.value.index, asked.value.steps));
  const winner = asked.value;
  return { winner: () => winner, predict: (images: tf.Tensor) => networks[winner]?.model.predict(images) };
}
