import * as tf from '@tensorflow/tfjs';
import { mnist } from 'sans-gpu';

/** Tant de réglages sont entraînés de tant d’étapes de plus. */
export interface Rung {
  candidates: number;
  steps: number;
}

/** Ce que l’on cherche : un taux d’apprentissage pour une SGD simple, et les unités de la couche cachée. */
export interface Settings {
  rate: number;
  units: number;
}

/** Le plan : à chaque palier, un réglage sur `keep` continue, jusqu’à ce qu’il n’en reste qu’un. */
export function rungs({ candidates, budget }: { candidates: number; keep: number; budget: number }): Rung[] {
  return [{ candidates, steps: Math.floor(budget / candidates) }]; // à vous : ce plan n’a qu’un palier
}

/** Les places des `count` meilleurs scores, du meilleur au moins bon. */
export function survivors(scores: number[], count: number): number[] {
  return [...scores.keys()].slice(0, count); // à vous : ce sont les premiers, pas les meilleurs
}

/** Demande un entraînement par `yield { index, steps }`, qui donne le score ; renvoie le réglage qui a gagné. */
export function* halving(plan: Rung[]): Generator<{ index: number; steps: number }, number, number> {
  const alive = Array.from({ length: plan[0]?.candidates ?? 0 }, (_, index) => index);
  const scores: number[] = [];
  for (const index of alive) scores.push(yield { index, steps: plan[0]?.steps ?? 0 });
  return survivors(scores, 1)[0] ?? 0; // à vous : les autres paliers
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

/** Court la course avec de vrais réseaux. */
export async function search({ seed, candidates, keep, budget }: { seed: number; candidates: Settings[]; keep: number; budget: number }) {
  const { train } = await mnist({ train: 21_000, test: 1 });
  const networks = candidates.map((settings) => network(settings, seed));

  /** Entraîne un réseau de tant d’étapes de plus, sur des lots de 64 chiffres, et lui donne un score. */
  async function score(index: number, steps: number) {
    const one = networks[index];
    if (one === undefined) throw new RangeError(`Il n’y a pas de réglage ${index}.`);
    const x = train.images.slice(0, 64);
    const y = tf.oneHot(train.labels.slice(0, 64), 10);
    await one.model.trainOnBatch(x, y); // à vous : une seule étape, et toujours sur les mêmes chiffres
    tf.dispose([x, y]);
    one.steps += steps;
    return 0; // à vous : que vaut-il maintenant ?
  }

  const race = halving(rungs({ candidates: candidates.length, keep, budget }));
  let asked = race.next();
  while (!asked.done) asked = race.next(await score(asked.value.index, asked.value.steps));
  const winner = asked.value;
  return { winner: () => winner, predict: (images: tf.Tensor) => networks[winner]?.model.predict(images) };
}
