import { describe, expect, test } from 'vitest';
import { FrameReader } from '../../../src/sandbox/process/frame-reader.ts';
import { encodeFrame, FrameError } from '../../../src/sandbox/process/frames.ts';
import type { FromLearner, ToLearner } from '../../../src/sandbox/protocol.ts';

const limits = { frameBytes: 1_000_000, headerBytes: 100_000 };

/** Small repeatable random numbers in [0, 1). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function join(chunks: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    all.set(chunk, offset);
    offset += chunk.length;
  }
  return all;
}

const decode = (bytes: Uint8Array): unknown[] => [...new FrameReader(limits).feed(bytes)];

/** A frame as an attacker writes it: any header, any bytes after it. */
function frameOf(header: string | Uint8Array, rest = new Uint8Array(), total?: number): Uint8Array {
  const headerBytes = typeof header === 'string' ? new TextEncoder().encode(header) : header;
  const padding = new Uint8Array(rest.length === 0 ? 0 : (4 - (headerBytes.length % 8) + 8) % 8); // after a prefix of 12 bytes
  const frame = join([encodeFrame(0).subarray(0, 12), headerBytes, padding, rest]);
  const view = new DataView(frame.buffer);
  view.setUint32(4, total ?? frame.length, true);
  view.setUint32(8, headerBytes.length, true);
  return frame;
}

const messages: (ToLearner | FromLearner)[] = [
  { type: 'boot', engine: [{ name: 'a', code: 'export {}', imports: [{ start: 1, end: 2, module: 'b' }] }], wasm: { file: 'x.wasm', bytes: new Uint8Array([1, 2, 3]) }, kernels: null, thread: null, threads: 1, language: 'fr' },
  { type: 'calibrate' },
  { type: 'load', program: [], seed: 7 },
  { type: 'call', id: 1, target: null, name: 'train', args: [{ kind: 'nothing' }, { kind: 'number', value: NaN }, { kind: 'number', value: -Infinity }, { kind: 'number', value: -0 }] },
  { type: 'shard', id: 3, bytes: new Uint8Array(1001) },
  { type: 'drawing', id: 'd', pixels: new Float32Array([0, 0.5, NaN]) },
  { type: 'replied', id: 1, value: { kind: 'record', entries: [['$typed', { kind: 'array', values: new Int32Array([-1, 2]) }], ['__proto__', { kind: 'text', value: 'é\u0000😀' }]] } },
  { type: 'threw', id: 1, error: { name: 'Error', message: 'no', place: undefined } },
];

describe('frames', () => {
  test.each(messages)('a $type message arrives as it was sent', (message) => {
    expect(decode(encodeFrame(message))).toEqual([message]);
  });

  test('a stream cut anywhere gives the same messages', () => {
    const stream = join(messages.map(encodeFrame));
    for (let seed = 1; seed <= 50; seed += 1) {
      const random = seeded(seed);
      const reader = new FrameReader(limits);
      const received: unknown[] = [];
      for (let offset = 0; offset < stream.length; ) {
        const end = offset + Math.floor(random() ** 3 * 400);
        received.push(...reader.feed(stream.subarray(offset, end)));
        offset = Math.min(end, stream.length);
      }
      expect(received).toEqual(messages);
      expect(reader.incomplete).toBe(false);
    }
  });

  test('random values with every kind of typed array survive', () => {
    for (let seed = 1; seed <= 200; seed += 1) {
      const random = seeded(seed);
      const value = randomValue(random, 4);
      expect(decode(encodeFrame(value))).toEqual([value]);
    }
  });

  test('typed arrays do not keep the memory of whoever fed the bytes', () => {
    const bytes = encodeFrame({ values: new Float32Array([1, 2]) });
    const received = decode(bytes);
    bytes.fill(0);
    expect(received).toEqual([{ values: new Float32Array([1, 2]) }]);
  });

  test('a frame that is not whole gives nothing, and the reader says so', () => {
    const bytes = encodeFrame({ type: 'calibrate' });
    for (let length = 1; length < bytes.length; length += 1) {
      const reader = new FrameReader(limits);
      expect([...reader.feed(bytes.subarray(0, length))]).toEqual([]);
      expect(reader.incomplete).toBe(true);
    }
  });

  test('a key named __proto__ is a key like any other', () => {
    const [received] = decode(frameOf('{"__proto__":{"polluted":true}}'));
    expect(Object.getPrototypeOf(received)).toBeNull();
    expect(Object.keys(Object(received))).toEqual(['__proto__']);
    expect('polluted' in {}).toBe(false);
  });

  test.each([() => {}, Symbol('x'), 1n, new Date(0), new Map(), new Float64Array(1)])('%s is refused by the sender', (value) => {
    expect(() => encodeFrame({ value })).toThrow(FrameError);
  });

  const eight = new Uint8Array(8);
  test('a frame written by hand, with a typed array, is read', () => {
    expect(decode(frameOf('[{"$typed":[0,"Float32Array",2]}]', eight))).toEqual([[new Float32Array(2)]]);
  });

  const attacks: Record<string, Uint8Array> = {
    'a length over the limit': frameOf('{}', new Uint8Array(), 0xffff_ffff),
    'a header over the limit': frameOf(' '.repeat(100_001)),
    'a frame shorter than its header': frameOf('{"a":1}', new Uint8Array(), 13),
    'a frame shorter than its own prefix': frameOf('{}', new Uint8Array(), 3),
    'a single character': new TextEncoder().encode('x'),
    'bytes that only begin like a frame': new Uint8Array(12).fill(0xf5),
    'plain text': new TextEncoder().encode('hello, world\n'),
    'an empty header': frameOf(''),
    'a header that is not JSON': frameOf('{a:1}'),
    'a header that is not UTF-8': frameOf(new Uint8Array([0x22, 0xff, 0x22])),
    'bytes left over': frameOf('{}', eight),
    'a typed array past the end': frameOf('{"$typed":[0,"Uint8Array",9]}', eight),
    'a typed array of a huge length': frameOf('{"$typed":[0,"Float32Array",9007199254740991]}', eight),
    'a typed array of a negative length': frameOf('{"$typed":[0,"Uint8Array",-1]}', eight),
    'a typed array of a broken length': frameOf('{"$typed":[0,"Uint8Array",1.5]}', eight),
    'a typed array of an infinite length': frameOf('{"$typed":[0,"Uint8Array",1e999]}', eight),
    'a typed array of an unknown type': frameOf('{"$typed":[0,"Function",1]}', eight),
    'a typed array named like a method of objects': frameOf('{"$typed":[0,"constructor",1]}', eight),
    'two typed arrays over the same bytes': frameOf('[{"$typed":[0,"Uint8Array",8]},{"$typed":[0,"Uint8Array",8]}]', eight),
    'a typed array without its number': frameOf('{"$typed":["Uint8Array",8]}', eight),
    'a tag that is not alone': frameOf('{"$undefined":true,"a":1}'),
    'an unknown tag': frameOf('{"$function":"x"}'),
    'an unknown number': frameOf('{"$number":"toString"}'),
    'entries that are no pairs': frameOf('{"$entries":[["a"]]}'),
    'entries whose key is no string': frameOf('{"$entries":[[{},1]]}'),
    'a thousand brackets': frameOf('['.repeat(1000) + ']'.repeat(1000)),
    'fifty thousand brackets': frameOf('['.repeat(50_000) + ']'.repeat(50_000)),
  };
  test.each(Object.entries(attacks))('%s is a violation', (_name, bytes) => {
    expect(() => decode(bytes)).toThrow(FrameError);
  });

  test('what came before a violation is still delivered', () => {
    const received: unknown[] = [];
    const read = (): void => {
      for (const message of new FrameReader(limits).feed(join([encodeFrame(1), encodeFrame(2), frameOf('?')]))) received.push(message);
    };
    expect(read).toThrow(FrameError);
    expect(received).toEqual([1, 2]);
  });

  test('random bytes never do anything but wait or be refused', () => {
    for (let seed = 1; seed <= 500; seed += 1) {
      const random = seeded(seed);
      const bytes = encodeFrame(messages[seed % messages.length]);
      const position = Math.floor(random() * bytes.length);
      bytes[position] = Math.floor(random() * 256);
      try {
        decode(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(FrameError);
      }
    }
  });
});

function randomValue(random: () => number, depth: number): unknown {
  const pick = Math.floor(random() * (depth > 0 ? 12 : 9));
  const length = Math.floor(random() * 9);
  switch (pick) {
    case 0: return null;
    case 1: return random() < 0.5;
    case 2: return (random() - 0.5) * 2 ** Math.floor(random() * 80);
    case 3: return [NaN, Infinity, -Infinity, -0][length % 4];
    case 4: return String.fromCodePoint(...Array.from({ length }, () => Math.floor(random() * 0xd7ff)));
    case 5: return Float32Array.from({ length }, random);
    case 6: return Int32Array.from({ length }, () => (random() - 0.5) * 2 ** 31);
    case 7: return Uint8Array.from({ length }, () => random() * 256);
    case 8: return undefined;
    case 9: return Array.from({ length }, () => randomValue(random, depth - 1));
    default: {
      const names = ['a', '$typed', '__proto__', 'constructor', 'toJSON', ''];
      return Object.fromEntries(names.filter(() => random() < 0.5).map((name) => [name, randomValue(random, depth - 1)]));
    }
  }
}
