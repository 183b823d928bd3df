import { DatasetError } from './dataset-error.ts';

/**
 * The IDX format: two zero bytes, the element type, the number of dimensions, each dimension as a
 * big-endian 32-bit integer, then the values. Only unsigned bytes are read, all that MNIST uses.
 */
const unsignedByte = 0x08;

export interface IdxArray {
  /** [count] for labels, [count, rows, columns] for images. */
  readonly shape: readonly number[];
  readonly values: Uint8Array;
}

/** `file` names the bytes in an error. */
export function parseIdx(file: string, bytes: Uint8Array, dimensions: number): IdxArray {
  const headerBytes = 4 + 4 * dimensions;
  if (bytes.length < headerBytes) {
    throw new DatasetError(
      `${file}: expected an IDX header of ${headerBytes} bytes, got a file of ${bytes.length}. ${whatToDo}`,
    );
  }

  const header = new DataView(bytes.buffer, bytes.byteOffset, headerBytes);
  const expectedMagic = (unsignedByte << 8) | dimensions;
  const magic = header.getUint32(0);
  if (magic !== expectedMagic) {
    throw new DatasetError(
      `${file}: expected the IDX magic number ${hex(expectedMagic)}, got ${hex(magic)}. ${whatToDo}`,
    );
  }

  const shape = Array.from({ length: dimensions }, (_, dimension) => header.getUint32(4 + 4 * dimension));
  const expectedBytes = headerBytes + shape.reduce((product, length) => product * length, 1);
  if (bytes.length !== expectedBytes) {
    throw new DatasetError(
      `${file}: expected ${expectedBytes} bytes for the shape [${shape.join(', ')}], got ${bytes.length}. ${whatToDo}`,
    );
  }
  return { shape, values: bytes.subarray(headerBytes) };
}

const whatToDo = 'Delete the data folder’s .packages and run “npm run data” again.';

function hex(value: number): string {
  return `0x${value.toString(16).padStart(8, '0')}`;
}
