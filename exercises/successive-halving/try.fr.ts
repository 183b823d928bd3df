// Exécuter lance ce fichier. Changez-le à votre guise : seul answer.ts est vérifié.
import { display, mnist, seededRandom } from 'sans-gpu';
import { halving, rungs, search, survivors } from './answer';

const plan = rungs({ candidates: 27, keep: 3, budget: 1620 });
display.table('Le plan', plan.map(({ candidates, steps }, at) => ({ 'palier': at + 1, 'réglages': candidates, 'étapes à ajouter': steps })));
display.text(`Étapes en tout : ${plan.reduce((sum, { candidates, steps }) => sum + candidates * steps, 0)}`);
console.log('survivors', survivors([0.3, NaN, 0.9, 0.5], 2));

// Une course sur des courbes d’apprentissage inventées : les unes sont rapides, d’autres finissent plus haut.
const random = seededRandom(2);
const invented = Array.from({ length: 9 }, () => ({ end: random.next(), pace: 20 + 100 * random.next(), steps: 0 }));
const race = halving(rungs({ candidates: 9, keep: 3, budget: 900 }));
let asked = race.next();
while (!asked.done) {
  const { index, steps } = asked.value;
  const one = invented[index];
  one.steps += steps;
  const score = one.end * (1 - Math.exp(-one.steps / one.pace));
  display.curve('Une course sur des courbes inventées', { [`réglage ${index}`]: score }, one.steps, { x: 'étapes', y: 'score' });
  asked = race.next(score);
}
display.text(`Gagnant de la course inventée : réglage ${asked.value}. Le meilleur à la fin : réglage ${survivors(invented.map(({ end }) => end), 1)[0]}.`);

// La vraie : des taux de 0,0001 à 10, si bien que la plupart ne servent à rien.
const candidates = Array.from({ length: 27 }, () => ({ rate: 10 ** (-4 + 5 * random.next()), units: [48, 64, 96, 128][random.integer(4)] }));
const { winner, predict } = await search({ seed: 1, candidates, keep: 3, budget: 1620 });
const { test } = await mnist({ train: 1, test: 2000 });
const [right] = await predict(test.images).argMax(1).equal(test.labels).mean().data();
const { rate, units } = candidates[winner()];
display.text(`Gagnant : taux d’apprentissage ${rate.toPrecision(2)}, ${units} unités. Juste sur ${(right * 100).toFixed(1)} % de ${test.count} chiffres de test.`);
