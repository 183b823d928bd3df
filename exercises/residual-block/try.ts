// Run executes this file. Change it as you like: only answer.ts is checked.
import * as tf from '@tensorflow/tfjs';
import { cifar10, display } from 'sans-gpu';
import { block, gradientAtInput, shortcut, train } from './answer';

const { test } = await cifar10({ train: 1, test: 1000 });
const some = test.images.slice([0, 0, 0, 0], [8, 32, 32, 3]) as tf.Tensor4D;
display.images('Eight photographs', some);
display.images('What the shortcut keeps', shortcut(some, 3, 2));
console.log('shortcut', shortcut(some, 8, 2).shape, 'block', block(some, tf.randomNormal([3, 3, 3, 8]), tf.randomNormal([3, 3, 8, 8]), 2).shape);

// How much of the error comes back to the input, through more and more blocks.
const x = tf.randomUniform([1, 8, 8, 4]) as tf.Tensor4D;
const kernel = () => tf.randomNormal([3, 3, 4, 4], 0, 0.1) as tf.Tensor4D;
for (const depth of [1, 2, 4, 6, 8, 10]) {
  const kernels = Array.from({ length: depth }, () => [kernel(), kernel()] as [tf.Tensor4D, tf.Tensor4D]);
  const size = (hasShortcuts: boolean) => gradientAtInput(x, kernels, hasShortcuts).abs().mean().dataSync()[0];
  display.curve('Mean gradient at the input', { 'with shortcuts': size(true), 'without': size(false) }, depth, { x: 'blocks' });
}

const { predict } = await train({ seed: 1 });
const guesses = predict(test.images) as tf.Tensor;
const right = (await guesses.argMax(1).equal(test.labels).mean().data())[0] * 100;
display.text(`Right on ${right.toFixed(0)} % of 1,000 test photographs`);
display.confusion('Test photographs', test.labels, guesses, cifar10.classes());
