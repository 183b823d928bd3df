// Run executes this file. Change it as you like: only answer.ts is checked.
import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';
import { brightness, nearest, scores, toImages } from './answer';

const { train, test } = await mnist({ train: 1000, test: 12 });
console.log('toImages', toImages([0, 51, 255, ...Array(781).fill(0)], 1));
console.log('brightness', brightness(test.images));

// A template of each digit: the mean of its training images.
const templates = tf.stack(
  Array.from({ length: 10 }, (_, digit) => {
    const isDigit = train.labels.equal(digit).cast('float32').reshape([-1, 1, 1, 1]);
    return train.images.mul(isDigit).sum(0).div(isDigit.sum());
  }),
);
display.images('Templates', templates);
console.log('scores', scores(test.images, templates));
const read = await nearest(test.images, templates).data();
display.images('Digits, and the nearest template', test.images, { captions: Array.from(read, String) });
