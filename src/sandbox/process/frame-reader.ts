import { isArray, parseJson } from './builtins.ts';
import { align, arrayTypes, deepest, FrameError, mark, plainRecord, prefixBytes, type AnyArray, type ArrayType } from './frames.ts';

export interface FrameLimits {
  frameBytes: number;
  headerBytes: number;
}

/** Numbers that JSON cannot say. */
const oddNumbers: Record<string, number> = { NaN: Number.NaN, Infinity, '-Infinity': -Infinity, '-0': -0 };

const isArrayType = (name: unknown): name is ArrayType => typeof name === 'string' && Object.hasOwn(arrayTypes, name);

/** Hands out a frame's typed arrays in order, each once, so that none can overlap another. */
class ArraySection {
  #count = 0;
  #end: number;
  #frame: Uint8Array<ArrayBuffer>;

  constructor(frame: Uint8Array<ArrayBuffer>, start: number) {
    this.#frame = frame;
    this.#end = start;
  }

  take(tag: unknown): AnyArray {
    if (!isArray(tag) || tag.length !== 3) throw new FrameError('a typed array is not described by three values');
    const [index, type, length] = tag as unknown[];
    if (index !== this.#count) throw new FrameError(`expected typed array ${this.#count}, got ${String(index)}`);
    if (!isArrayType(type)) throw new FrameError('unknown type of typed array');
    if (typeof length !== 'number' || !Number.isSafeInteger(length) || length < 0) throw new FrameError('bad length of a typed array');
    const start = align(this.#end);
    const end = start + length * arrayTypes[type].BYTES_PER_ELEMENT;
    if (end > this.#frame.length) throw new FrameError('a typed array reaches past the end of its frame');
    this.#count += 1;
    this.#end = end;
    return new arrayTypes[type](this.#frame.buffer, this.#frame.byteOffset + start, length);
  }

  checkEnd(): void {
    if (this.#end !== this.#frame.length) throw new FrameError(`${this.#frame.length - this.#end} bytes left over at the end of a frame`);
  }
}

function fromHeader(value: unknown, arrays: ArraySection, depth: number): unknown {
  if (depth > deepest) throw new FrameError(`a message is nested more than ${deepest} deep`);
  if (typeof value !== 'object' || value === null) return value;
  if (isArray(value)) return value.map((item: unknown) => fromHeader(item, arrays, depth + 1));
  const entries: [string, unknown][] = Object.entries(value);
  const tag = entries.find(([key]) => key.startsWith('$'));
  if (tag === undefined) return plainRecord(entries.map(([key, item]) => [key, fromHeader(item, arrays, depth + 1)] as const));
  if (entries.length !== 1) throw new FrameError('a tag must stand alone in its object');
  return fromTag(tag[0], tag[1], arrays, depth);
}

function fromTag(name: string, content: unknown, arrays: ArraySection, depth: number): unknown {
  switch (name) {
    case '$typed':
      return arrays.take(content);
    case '$undefined':
      return undefined;
    case '$number':
      if (typeof content !== 'string' || !Object.hasOwn(oddNumbers, content)) throw new FrameError('unknown number');
      return oddNumbers[content];
    case '$entries':
      if (!isArray(content)) throw new FrameError('entries must be a list');
      return plainRecord(
        content.map((entry: unknown) => {
          if (!isArray(entry) || entry.length !== 2) throw new FrameError('an entry must be a pair');
          const [key, item] = entry as unknown[];
          if (typeof key !== 'string') throw new FrameError('the key of an entry must be a string');
          return [key, fromHeader(item, arrays, depth + 1)] as const;
        }),
      );
    default:
      throw new FrameError('unknown tag');
  }
}

function parseHeader(bytes: Uint8Array): unknown {
  try {
    return parseJson(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (cause) {
    throw new FrameError('the header of a frame is not JSON', { cause });
  }
}

/** One whole frame, in a buffer of its own: the typed arrays of the message are views of it. */
function decodeFrame(frame: Uint8Array<ArrayBuffer>, headerBytes: number): unknown {
  const headerEnd = prefixBytes + headerBytes;
  const arrays = new ArraySection(frame, headerEnd);
  const message = fromHeader(parseHeader(frame.subarray(prefixBytes, headerEnd)), arrays, 0);
  arrays.checkEnd();
  return message;
}

/**
 * The inverse of `encodeFrame`: fed with chunks as they come, gives each message as soon as its last byte is there.
 * It takes nothing on trust: what it cannot account for to the last byte is a FrameError.
 */
export class FrameReader {
  #limits: FrameLimits;
  #chunks: Uint8Array[] = [];
  #held = 0;
  #prefix: { total: number; header: number } | undefined;

  constructor(limits: FrameLimits) {
    this.#limits = limits;
  }

  /** Whether the stream stopped within a frame. */
  get incomplete(): boolean {
    return this.#held > 0 || this.#prefix !== undefined;
  }

  *feed(chunk: Uint8Array): Generator<unknown, void> {
    if (chunk.length > 0) this.#chunks.push(chunk);
    this.#held += chunk.length;
    for (;;) {
      if (this.#prefix === undefined) {
        if (this.#held > 0 && this.#chunks[0]?.[0] !== mark[0]) throw new FrameError('bytes that are no frame');
        if (this.#held < prefixBytes) return;
        this.#prefix = this.#parsePrefix(this.#take(0, prefixBytes));
      }
      const { total, header } = this.#prefix;
      if (this.#held < total - prefixBytes) return;
      const frame = this.#take(prefixBytes, total - prefixBytes);
      this.#prefix = undefined;
      yield decodeFrame(frame, header);
    }
  }

  #parsePrefix(bytes: Uint8Array<ArrayBuffer>): { total: number; header: number } {
    if (!mark.every((byte, index) => byte === bytes[index])) throw new FrameError('bytes that are no frame');
    const view = new DataView(bytes.buffer);
    const total = view.getUint32(4, true);
    const header = view.getUint32(8, true);
    if (total > this.#limits.frameBytes) throw new FrameError(`a frame of ${total} bytes, more than the ${this.#limits.frameBytes} allowed`);
    if (header > this.#limits.headerBytes) throw new FrameError(`a header of ${header} bytes, more than the ${this.#limits.headerBytes} allowed`);
    if (total < prefixBytes + header) throw new FrameError('a frame shorter than its header');
    return { total, header };
  }

  /** Copies the next `count` bytes to `offset` of a fresh buffer: chunks belong to whoever fed them. */
  #take(offset: number, count: number): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(offset + count);
    let filled = 0;
    while (filled < count) {
      const chunk = this.#chunks[0];
      if (chunk === undefined) throw new Error('the reader counted more bytes than it holds');
      const part = chunk.subarray(0, count - filled);
      bytes.set(part, offset + filled);
      filled += part.length;
      if (part.length === chunk.length) this.#chunks.shift();
      else this.#chunks[0] = chunk.subarray(part.length);
    }
    this.#held -= count;
    return bytes;
  }
}
