import { expect, test } from 'vitest';
import { DatasetError } from '../../../src/datasets/dataset-error.ts';
import { parseIdx } from '../../../src/datasets/idx.ts';

const twoImages = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 10, 20, 30, 40];

test('reads the shape and the values', () => {
  const { shape, values } = parseIdx('images', Uint8Array.from(twoImages), 3);
  expect(shape).toEqual([2, 1, 2]);
  expect([...values]).toEqual([10, 20, 30, 40]);
});

test('reads bytes that lie in the middle of a larger buffer', () => {
  const { values } = parseIdx('images', Uint8Array.from([9, 9, 9, ...twoImages]).subarray(3), 3);
  expect([...values]).toEqual([10, 20, 30, 40]);
});

test.each([
  {
    name: 'a label file where images are expected',
    bytes: [0, 0, 8, 1, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 2, 10, 20, 30, 40],
    message: 'images: expected the IDX magic number 0x00000803, got 0x00000801.',
  },
  {
    name: 'bytes that are still compressed',
    bytes: [0x1f, 0x8b, 8, 0, ...twoImages],
    message: 'images: expected the IDX magic number 0x00000803, got 0x1f8b0800.',
  },
  {
    name: 'a file that was cut short',
    bytes: twoImages.slice(0, -1),
    message: 'images: expected 20 bytes for the shape [2, 1, 2], got 19.',
  },
  {
    name: 'a file with bytes to spare',
    bytes: [...twoImages, 0],
    message: 'images: expected 20 bytes for the shape [2, 1, 2], got 21.',
  },
  { name: 'an empty file', bytes: [], message: 'images: expected an IDX header of 16 bytes, got a file of 0.' },
])('refuses $name with a sentence', ({ bytes, message }) => {
  const parse = (): unknown => parseIdx('images', Uint8Array.from(bytes), 3);
  expect(parse).toThrow(DatasetError);
  expect(parse).toThrow(message);
});
