import { expect, test } from 'vitest';
import { cifar10Set, mnistSet } from '../../../src/contract/image-set.ts';
import { readImageShard, writeImageShard } from '../../../src/contract/image-shard.ts';
import { predict, unpredict } from '../../../src/contract/pixel-prediction.ts';
import { seededRandom } from '../../../src/contract/seeded-random.ts';

function noise(length: number, seed: number): Uint8Array {
  const random = seededRandom(seed);
  return Uint8Array.from({ length }, () => Math.floor(random() * 256));
}

test.each([mnistSet, cifar10Set])('a file of $name gives back the very labels and pixels it was written from', (set) => {
  const labels = noise(7, 1);
  const pixels = noise(7 * set.height * set.width * set.channels, 2);
  const read = readImageShard(set, writeImageShard(set, { labels, pixels }));
  expect([...read.labels]).toEqual([...labels]);
  expect(Buffer.from(read.pixels).equals(pixels)).toBe(true);
});

test.each([
  { height: 1, width: 1, channels: 3 },
  { height: 1, width: 9, channels: 1 },
  { height: 9, width: 1, channels: 3 },
  { height: 4, width: 5, channels: 3 },
])('predicting loses nothing on $height x $width pixels of $channels channels', (size) => {
  const pixels = noise(3 * size.height * size.width * size.channels, 3);
  expect([...unpredict(predict(pixels, size), size)]).toEqual([...pixels]);
});

test('a plane of one colour and a slope are guessed right but for their borders', () => {
  const size = { height: 3, width: 4, channels: 1 };
  const slope = Uint8Array.from([10, 20, 30, 40, 15, 25, 35, 45, 20, 30, 40, 50]);
  expect([...predict(slope, size)]).toEqual([10, 10, 10, 10, 5, 5, 5, 5, 5, 5, 5, 5]);
  expect([...predict(new Uint8Array(12).fill(200), size)]).toEqual([200, ...new Array<number>(11).fill(0)]);
});

test('one image is not guessed from the one before', () => {
  const size = { height: 2, width: 2, channels: 1 };
  const twice = predict(Uint8Array.from([1, 2, 3, 4, 1, 2, 3, 4]), size);
  expect([...twice.subarray(4)]).toEqual([...twice.subarray(0, 4)]);
});
