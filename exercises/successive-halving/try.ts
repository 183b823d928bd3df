// Run executes this file. Change it as you like: only answer.ts is checked.
import { display, mnist, seededRandom } from 'sans-gpu';
import { halving, rungs, search, survivors } from './answer';

const plan = rungs({ candidates: 27, keep: 3, budget: 1620 });
display.table('The plan', plan.map(({ candidates, steps }, at) => ({ 'rung': at + 1, 'settings': candidates, 'steps to add': steps })));
display.text(`Steps in all: ${plan.reduce((sum, { candidates, steps }) => sum + candidates * steps, 0)}`);
console.log('survivors', survivors([0.3, NaN, 0.9, 0.5], 2));

// A race on invented learning curves: some are quick, others end higher.
const random = seededRandom(2);
const invented = Array.from({ length: 9 }, () => ({ end: random.next(), pace: 20 + 100 * random.next(), steps: 0 }));
const race = halving(rungs({ candidates: 9, keep: 3, budget: 900 }));
let asked = race.next();
while (!asked.done) {
  const { index, steps } = asked.value;
  const one = invented[index];
  one.steps += steps;
  const score = one.end * (1 - Math.exp(-one.steps / one.pace));
  display.curve('A race on invented curves', { [`setting ${index}`]: score }, one.steps, { x: 'steps', y: 'score' });
  asked = race.next(score);
}
display.text(`Winner of the invented race: setting ${asked.value}. Best in the end: setting ${survivors(invented.map(({ end }) => end), 1)[0]}.`);

// The real one: rates from 0.0001 to 10, so that most of them are useless.
const candidates = Array.from({ length: 27 }, () => ({ rate: 10 ** (-4 + 5 * random.next()), units: [48, 64, 96, 128][random.integer(4)] }));
const { winner, predict } = await search({ seed: 1, candidates, keep: 3, budget: 1620 });
const { test } = await mnist({ train: 1, test: 2000 });
const [right] = await predict(test.images).argMax(1).equal(test.labels).mean().data();
const { rate, units } = candidates[winner()];
display.text(`Winner: learning rate ${rate.toPrecision(2)}, ${units} units. Right on ${(right * 100).toFixed(1)} % of ${test.count} test digits.`);
