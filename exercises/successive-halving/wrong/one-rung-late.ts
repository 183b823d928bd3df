// Keeps as many as this rung had, and not as many as the next one takes.
import * as tf from '@tensorflow/tfjs';

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
    const places = survivors(scores, plan[at]?.candidates ?? 1);
    alive = places.map((place) => alive[place] ?? 0);
  }
  return alive[0] ?? 0;
}

export async function search() {
  return { winner: () => 0, predict: (images) => tf.zeros([images.shape[0], 10]) };
}
