// Run executes this file. Change it as you like: only answer.ts is checked.
import * as tf from '@tensorflow/tfjs';
import { display, mnist, seededRandom } from 'sans-gpu';
import { train, watch } from './answer';

// A series by hand: the best is 0.5, and 0.6 is the second epoch in a row that does not improve.
const look = watch({ patience: 2, minDelta: 0.01 });
display.table('Patience 2, minDelta 0.01', [0.9, 0.7, 0.8, 0.5, 0.495, 0.6].map((loss) => {
  const { improved, stop } = look(loss);
  return { 'loss': loss, 'improved': String(improved), 'stop': String(stop) };
}));

// Two thousand digits, and in four of ten the label is wrong.
const digits = await mnist({ train: 2000, test: 2000 });
const random = seededRandom(1);
const wrong = Array.from(await digits.train.labels.data(), (digit) => (random.next() < 0.4 ? (digit + 1 + random.integer(9)) % 10 : digit));
const flat = digits.train.images.reshape([2000, 784]);
const part = (from, count) => ({ images: flat.slice(from, count), labels: Int32Array.from(wrong.slice(from, from + count)) });

const { losses, predict } = await train({ seed: 1, training: part(0, 1600), validation: part(1600, 400), rule: { patience: 8, minDelta: 0.001 }, maxEpochs: 60 });
losses().forEach((loss, epoch) => display.curve('Loss on the validation digits', { loss }, epoch + 1, { x: 'epoch' }));
const [right] = await predict(digits.test.images.reshape([-1, 784])).argMax(1).equal(digits.test.labels).mean().data();
display.text(`${losses().length} epochs. Right on ${(right * 100).toFixed(1)} % of ${digits.test.count} test digits, whose labels are right.`);
