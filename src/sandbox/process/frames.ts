/**
 * Messages over a byte stream. A frame is: a mark, its whole length and the length of its header (u32,
 * little endian), the header (JSON), then the bytes of its typed arrays, each at a multiple of eight.
 * Both ends run on one machine, so values keep the machine's byte order.
 */

import { isArray, isFiniteNumber, isSame, toJson } from './builtins.ts';

/** The bytes on the wire are not ours: the sender broke the protocol. */
export class FrameError extends Error {
  override name = 'FrameError';
}

/** Its first byte occurs in no UTF-8 text: text that strays into the stream is caught at once. */
export const mark = [0xf5, 0x47, 0x50, 0x55] as const;
export const prefixBytes = 12;
/** Deeper nesting than any message has, and shallow enough for everyone's stack. */
export const deepest = 200;

export const arrayTypes = { Float32Array, Int32Array, Uint8Array } as const;
export type AnyArray = Float32Array | Int32Array | Uint8Array;
export type ArrayType = keyof typeof arrayTypes;

const isTypedArray = (value: object): value is AnyArray =>
  value instanceof Float32Array || value instanceof Int32Array || value instanceof Uint8Array;

function typeOf(array: AnyArray): ArrayType {
  if (array instanceof Float32Array) return 'Float32Array';
  return array instanceof Int32Array ? 'Int32Array' : 'Uint8Array';
}

export const align = (offset: number): number => Math.ceil(offset / 8) * 8;

function toHeader(value: unknown, arrays: AnyArray[], depth: number): unknown {
  if (depth > deepest) throw new FrameError(`a message is nested more than ${deepest} deep`);
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (isFiniteNumber(value) && !isSame(value, -0)) return value;
      return { $number: isSame(value, -0) ? '-0' : String(value) };
    case 'undefined':
      return { $undefined: true };
    case 'object':
      return value === null ? null : objectToHeader(value, arrays, depth);
    default:
      throw new FrameError(`a ${typeof value} cannot be part of a message`);
  }
}

function objectToHeader(value: object, arrays: AnyArray[], depth: number): unknown {
  if (isTypedArray(value)) return { $typed: [arrays.push(value) - 1, typeOf(value), value.length] };
  if (isArray(value)) {
    const items = Array.from(value, (item: unknown) => toHeader(item, arrays, depth + 1));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) throw new FrameError('only plain objects can be part of a message');
  let same = true;
  const entries = Object.entries(value).map(([key, item]: [string, unknown]) => {
    const said = toHeader(item, arrays, depth + 1);
    same &&= said === item && !key.startsWith('$');
    return [key, said] as const;
  });
  // A million numbers are a million objects: what JSON can say as it is, is not copied.
  if (same) return value;
  // A key of ours that looks like a tag is written out, so that no value can pass for a tag.
  if (entries.some(([key]) => key.startsWith('$'))) return { $entries: entries };
  return plainRecord(entries);
}

/** No prototype: a key named "__proto__" is a key like any other. */
export function plainRecord(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  const record = Object.create(null) as Record<string, unknown>;
  for (const [key, value] of entries) record[key] = value;
  return record;
}

export function encodeFrame(message: unknown): Uint8Array<ArrayBuffer> {
  const arrays: AnyArray[] = [];
  const header = new TextEncoder().encode(toJson(toHeader(message, arrays, 0)));
  let total = prefixBytes + header.length;
  for (const array of arrays) total = align(total) + array.byteLength;
  const frame = new Uint8Array(total);
  const view = new DataView(frame.buffer);
  frame.set(mark);
  view.setUint32(4, total, true);
  view.setUint32(8, header.length, true);
  frame.set(header, prefixBytes);
  let offset = prefixBytes + header.length;
  for (const array of arrays) {
    offset = align(offset);
    frame.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), offset);
    offset += array.byteLength;
  }
  return frame;
}
