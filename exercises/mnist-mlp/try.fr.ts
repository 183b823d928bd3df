// Exécuter lance ce fichier. Changez-le à votre guise : seul answer.ts est vérifié.
import { display, mnist } from 'sans-gpu';
import { train } from './answer';

const { predict } = await train({ seed: 1 });
const { test } = await mnist({ train: 1, test: 2000 });
const guesses = predict(test.images).argMax(1);
display.text(`Juste sur ${((await guesses.equal(test.labels).mean().data())[0] * 100).toFixed(1)} % de ${test.count} chiffres de test`);
display.confusion('Les chiffres de test', test.labels, guesses);
