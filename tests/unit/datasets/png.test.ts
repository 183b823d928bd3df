import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { DatasetError } from '../../../src/datasets/dataset-error.ts';
import { readPng } from '../../../src/datasets/png.node.ts';

function chunk(type: string, content: Uint8Array): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), content, Buffer.alloc(4)]);
}

/** A PNG with these rows, each of which begins with the number of its filter; its data lies in two chunks. */
function png(rows: readonly number[][], { width = 2, format = [8, 2, 0, 0, 0] } = {}): Uint8Array {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(rows.length, 4);
  const data = deflateSync(Uint8Array.from(rows.flat()));
  const chunks = [chunk('IHDR', Buffer.concat([header, Uint8Array.from(format)])), chunk('IDAT', data.subarray(0, 5)), chunk('IDAT', data.subarray(5)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks]);
}

const first = [0, 10, 20, 30, 40, 50, 60];

// Worked out by hand from the specification.
test.each([
  { name: 'none', filter: 0, expected: [1, 2, 3, 4, 5, 250] },
  { name: 'sub', filter: 1, expected: [1, 2, 3, 5, 7, 253] },
  { name: 'up', filter: 2, expected: [11, 22, 33, 44, 55, 54] },
  { name: 'average', filter: 3, expected: [6, 12, 18, 27, 36, 33] },
  { name: 'Paeth', filter: 4, expected: [11, 22, 33, 44, 55, 54] },
])('the filter "$name" is undone', ({ filter, expected }) => {
  const { width, height, pixels } = readPng('image', png([first, [filter, 1, 2, 3, 4, 5, 250]]));
  expect([width, height]).toEqual([2, 2]);
  expect([...pixels.subarray(6)]).toEqual(expected);
});

test('Paeth chooses left, above or above left, whichever is nearest to their sum', () => {
  const { pixels } = readPng('image', png([[0, 9, 0, 5, 9, 3, 0], [4, 0, 7, 0, 0, 1, 0]]));
  // Red: left 9, above 9, above left 9. Green: left 7, above 3, above left 0. Blue: left 5, above 0, above left 5.
  expect([...pixels.subarray(6)]).toEqual([9, 7, 5, 9, 8, 0]);
});

test.each([
  { name: 'a file that is no PNG', bytes: new Uint8Array(100), message: 'image cannot be read: it is not a PNG file.' },
  { name: 'pixels with transparency', bytes: png([[0, 1, 2, 3, 4]], { width: 1, format: [8, 6, 0, 0, 0] }), message: 'not 8-bit RGB without interlacing (8 6 0 0 0)' },
  { name: 'interlaced pixels', bytes: png([first], { format: [8, 2, 0, 0, 1] }), message: 'not 8-bit RGB without interlacing (8 2 0 0 1)' },
  { name: 'rows that are missing', bytes: png([first], { width: 3 }), message: 'it holds 7 bytes for 3 x 1 pixels' },
  { name: 'a filter that does not exist', bytes: png([first, [5, 1, 2, 3, 4, 5, 6]]), message: 'row 1 has an unknown filter (5)' },
  { name: 'a file that was cut short', bytes: png([first]).slice(0, 60), message: 'its pixels cannot be unpacked' },
])('refuses $name with a sentence', ({ bytes, message }) => {
  const read = (): unknown => readPng('image', bytes);
  expect(read).toThrow(DatasetError);
  expect(read).toThrow(message);
});
