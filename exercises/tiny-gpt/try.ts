// Run executes this file. Change it as you like: only answer.ts is checked.
import * as tf from '@tensorflow/tfjs';
import { display, seededRandom } from 'sans-gpu';
import { alphabet, bitsPerCharacter, decode, encode, pairs, train } from './answer';

display.text(`Encoded and decoded: ${decode(encode('a film about nothing'))}`);
const { extracts, next } = pairs(encode('a film about nothing'), [0, 7], 6);
display.table('To guess', extracts.arraySync().map((extract, at) => ({ extract: decode(extract), next: decode(next.arraySync()[at]) })));
const equal = bitsPerCharacter(tf.zeros([1, 6, alphabet.length]), next.slice(0, 1)).arraySync();
display.text(`Without knowing anything: ${equal.toFixed(2)} bits for each character; ${Math.log2(alphabet.length).toFixed(2)} is right`);

const { scores } = await train({ seed: 1 });

// Writes on: reads the last 64 characters, draws the next from its scores.
const random = seededRandom(1);
let text = 'the film is so good that i wanted to see it again and again and ';
for (let n = 0; n < 160; n++) {
  const shares = scores(tf.tensor2d([encode(text.slice(-64))], [1, 64], 'int32')).slice([0, 63], [1, 1]).div(0.8).softmax().dataSync();
  let left = random.next();
  text += alphabet[Math.max(0, shares.findIndex((share) => (left -= share) <= 0))];
}
display.text(`It writes: ${text.slice(64)}`);
