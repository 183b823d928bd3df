import { inflateSync } from 'node:zlib';
import { DatasetError } from './dataset-error.ts';

/** Pixels row by row, red, green and blue, 0 to 255. */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

const signature = '89504e470d0a1a0a';
/** Red, green, blue: the only kind of pixel that is read. */
const channels = 3;

/**
 * Reads a PNG with 8-bit RGB pixels and no interlacing (PNG specification, third edition,
 * https://www.w3.org/TR/png-3/). Checksums of chunks are not looked at: the package's own was.
 * @param name names the file in an error
 */
export function readPng(name: string, bytes: Uint8Array): RgbImage {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (file.toString('hex', 0, 8) !== signature) throw unreadable(name, 'it is not a PNG file');

  let header: Buffer | undefined;
  const data: Buffer[] = [];
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const content = file.subarray(at + 8, at + 8 + length);
    if (type === 'IHDR') header = content;
    if (type === 'IDAT') data.push(content);
    at += 12 + length;
  }
  if (header?.length !== 13) throw unreadable(name, 'it has no header');
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const format = header.subarray(8).join(' ');
  if (format !== '8 2 0 0 0') throw unreadable(name, `its pixels are not 8-bit RGB without interlacing (${format})`);

  const rows = inflate(name, Buffer.concat(data));
  const bytesPerRow = width * channels;
  if (rows.length !== height * (1 + bytesPerRow)) throw unreadable(name, `it holds ${rows.length} bytes for ${width} x ${height} pixels`);
  return { width, height, pixels: unfilter(name, rows, height, bytesPerRow) };
}

function inflate(name: string, data: Buffer): Buffer {
  try {
    return inflateSync(data);
  } catch (cause) {
    throw unreadable(name, 'its pixels cannot be unpacked', cause);
  }
}

/** Each row begins with the number of its filter; the rest is what remains after a guess from its neighbours. */
function unfilter(name: string, rows: Uint8Array, height: number, bytesPerRow: number): Uint8Array {
  const pixels = new Uint8Array(height * bytesPerRow);
  let above = new Uint8Array(bytesPerRow);
  for (let y = 0; y < height; y++) {
    const start = y * (1 + bytesPerRow);
    const filter = rows[start] ?? 0;
    const row = pixels.subarray(y * bytesPerRow, (y + 1) * bytesPerRow);
    row.set(rows.subarray(start + 1, start + 1 + bytesPerRow));
    if (!undo(filter, row, above)) throw unreadable(name, `row ${y} has an unknown filter (${filter})`);
    above = row;
  }
  return pixels;
}

/** Undoes one of the five filters in place. */
function undo(filter: number, row: Uint8Array, above: Uint8Array): boolean {
  switch (filter) {
    case 0:
      return true;
    case 1:
      for (let x = channels; x < row.length; x++) row[x] = (row[x] ?? 0) + (row[x - channels] ?? 0);
      return true;
    case 2:
      for (let x = 0; x < row.length; x++) row[x] = (row[x] ?? 0) + (above[x] ?? 0);
      return true;
    case 3:
      for (let x = 0; x < row.length; x++) row[x] = (row[x] ?? 0) + (((row[x - channels] ?? 0) + (above[x] ?? 0)) >> 1);
      return true;
    case 4:
      for (let x = 0; x < row.length; x++) {
        row[x] = (row[x] ?? 0) + paeth(row[x - channels] ?? 0, above[x] ?? 0, above[x - channels] ?? 0);
      }
      return true;
    default:
      return false;
  }
}

/** Whichever of left, above and above left is nearest to left + above - above left. */
function paeth(left: number, above: number, aboveLeft: number): number {
  const [toLeft, toAbove, toAboveLeft] = [Math.abs(above - aboveLeft), Math.abs(left - aboveLeft), Math.abs(left + above - 2 * aboveLeft)];
  if (toLeft <= toAbove && toLeft <= toAboveLeft) return left;
  return toAbove <= toAboveLeft ? above : aboveLeft;
}

function unreadable(name: string, reason: string, cause?: unknown): DatasetError {
  return new DatasetError(`${name} cannot be read: ${reason}. Delete the data folder’s .packages and run “npm run data” again.`, { cause });
}
