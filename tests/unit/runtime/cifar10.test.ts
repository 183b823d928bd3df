import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, test } from 'vitest';
import { cifar10 } from '../../../src/runtime/datasets/cifar10.ts';
import { mnist } from '../../../src/runtime/datasets/mnist.ts';
import { loadImages, preparationTimeout, prepareProjectData } from '../datasets/prepared-data.ts';
import { connectData } from './connect-data.ts';

beforeAll(async () => {
  await prepareProjectData();
  await tf.setBackend('cpu');
}, preparationTimeout);

test('gives the first images of each split with values from 0 to 1, from as few files as hold them', async () => {
  const { asked } = connectData();
  const { train, test: open } = await cifar10({ train: 2_501, test: 3 });
  expect(asked).toEqual(['cifar10/train 0', 'cifar10/train 1', 'cifar10/test 0']);
  expect([train.images.shape, train.labels.shape, open.images.shape]).toEqual([[2_501, 32, 32, 3], [2_501], [3, 32, 32, 3]]);
  expect([train.count, train.labels.dtype]).toEqual([2_501, 'int32']);

  const stored = await loadImages('cifar10', 'train');
  for (const index of [0, 2_499, 2_500]) {
    const given = Array.from(train.images.slice([index, 0, 0, 0], [1, 32, 32, 3]).dataSync(), (value) => Math.round(value * 255));
    expect(given).toEqual([...(stored.images[index] ?? [])]);
    expect(train.labels.dataSync()[index]).toBe(stored.labels[index]);
  }
});

test('a stream gives the same images in parts, and asks for the next file before it is needed', async () => {
  const { asked } = connectData();
  const stream = cifar10.stream({ train: 5_001 });
  const first = await stream.next();
  expect(asked).toEqual(['cifar10/train 0', 'cifar10/train 1']);
  const parts = [first.done ? undefined : first.value];
  for await (const part of stream) parts.push(part);
  expect(asked).toEqual(['cifar10/train 0', 'cifar10/train 1', 'cifar10/train 2']);
  expect(parts.map((part) => part?.images.shape[0])).toEqual([2_500, 2_500, 1]);

  const whole = await cifar10({ train: 5_001, test: 1 });
  expect(parts.flatMap((part) => Array.from(part?.labels.dataSync() ?? []))).toEqual(Array.from(whole.train.labels.dataSync()));
  const last = parts[2]?.images.dataSync();
  expect(last).toEqual(whole.train.images.slice([5_000, 0, 0, 0], [1, 32, 32, 3]).dataSync());
});

test('a stream that is left early asks for no more files', async () => {
  const { asked } = connectData();
  for await (const part of cifar10.stream()) {
    expect(part.count).toBe(2_500);
    break;
  }
  expect(asked).toEqual(['cifar10/train 0', 'cifar10/train 1']);
});

test('class names come in the language of the reader, in the order of the labels', () => {
  connectData('en');
  expect(cifar10.classes()).toEqual(['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck']);
  connectData('fr');
  expect(cifar10.classes()[6]).toBe('grenouille');
});

test('more than fits in memory at once is refused with the way to have it', async () => {
  const { asked } = connectData();
  await expect(cifar10({ train: 50_000 })).rejects.toThrow('Take them in parts, with cifar10.stream({ train: 50000 }).');
  await expect(cifar10({ test: 5_001 })).rejects.toThrow('cifar10({ test: 5001 }): expected a whole number of images from 1 to 5000.');
  expect(() => cifar10.stream({ train: 50_001 })).toThrow('from 1 to 50000');
  expect(asked).toEqual([]);
});

test('MNIST comes through the same loader: grey images, one file for a few', async () => {
  const { asked } = connectData();
  const { train } = await mnist({ train: 5, test: 1 });
  expect(train.images.shape).toEqual([5, 28, 28, 1]);
  expect(Array.from(train.labels.dataSync())).toEqual([5, 0, 4, 1, 9]);
  expect(asked).toEqual(['mnist/train 0', 'mnist/test 0']);
});
