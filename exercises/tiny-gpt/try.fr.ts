// Exécuter lance ce fichier. Changez-le à votre guise : seul answer.ts est vérifié.
import * as tf from '@tensorflow/tfjs';
import { display, seededRandom } from 'sans-gpu';
import { alphabet, bitsPerCharacter, decode, encode, pairs, train } from './answer';

display.text(`Codé puis décodé : ${decode(encode('a film about nothing'))}`);
const { extracts, next } = pairs(encode('a film about nothing'), [0, 7], 6);
display.table('À deviner', extracts.arraySync().map((extract, at) => ({ extract: decode(extract), next: decode(next.arraySync()[at]) })));
const equal = bitsPerCharacter(tf.zeros([1, 6, alphabet.length]), next.slice(0, 1)).arraySync();
display.text(`Sans rien savoir : ${equal.toFixed(2)} bits par caractère ; ${Math.log2(alphabet.length).toFixed(2)} est juste`);

const { scores } = await train({ seed: 1 });

// Continue le texte : lit les 64 derniers caractères, tire le suivant selon ses scores.
const random = seededRandom(1);
let text = 'the film is so good that i wanted to see it again and again and ';
for (let n = 0; n < 160; n++) {
  const shares = scores(tf.tensor2d([encode(text.slice(-64))], [1, 64], 'int32')).slice([0, 63], [1, 1]).div(0.8).softmax().dataSync();
  let left = random.next();
  text += alphabet[Math.max(0, shares.findIndex((share) => (left -= share) <= 0))];
}
display.text(`Il écrit : ${text.slice(64)}`);
