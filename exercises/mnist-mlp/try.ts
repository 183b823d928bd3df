// Run executes this file. Change it as you like: only answer.ts is checked.
import { display, mnist } from 'sans-gpu';
import { train } from './answer';

const { predict } = await train({ seed: 1 });
const { test } = await mnist({ train: 1, test: 2000 });
const guesses = predict(test.images).argMax(1);
display.text(`Right on ${((await guesses.equal(test.labels).mean().data())[0] * 100).toFixed(1)} % of ${test.count} test digits`);
display.confusion('Test digits', test.labels, guesses);
