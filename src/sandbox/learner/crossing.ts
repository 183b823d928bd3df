import { crossingDepth, crossingLimitBytes } from '../limits.ts';
import type { Crossing } from '../protocol.ts';
import type { Engine } from './engine.ts';
import type { Handles } from './handles.ts';

/** What each item of a list or record costs as an object of its own; typed arrays and tensors cost what they hold. */
const bytesPerItem = 64;

/** A value that cannot cross; the message says what was met where. */
export class CannotCross extends Error {
  override readonly name = 'CannotCross';
}

/** Turns learner values into data or handles, and what the host sends back into values. */
export class CrossingCodec {
  private readonly engine: Engine;
  private readonly handles: Handles;

  constructor(engine: Engine, handles: Handles) {
    this.engine = engine;
    this.handles = handles;
  }

  /** Data crosses as data; a function, an instance of a class, or an object that holds one crosses whole as a handle. */
  encode(value: unknown): Crossing {
    const budget = { bytes: crossingLimitBytes };
    return this.asData(value, budget, 0) ?? { kind: 'handle', id: this.handles.keep(value) };
  }

  decode(crossing: Crossing): unknown {
    switch (crossing.kind) {
      case 'nothing':
        return undefined;
      case 'truth':
      case 'number':
      case 'text':
        return crossing.value;
      case 'array':
        return crossing.values;
      case 'tensor':
        return this.engine.makeTensor(crossing.values, crossing.shape, crossing.dtype);
      case 'list':
        return crossing.items.map((item) => this.decode(item));
      case 'record':
        return Object.fromEntries(crossing.entries.map(([key, item]) => [key, this.decode(item)]));
      case 'handle':
        return this.handles.get(crossing.id);
    }
  }

  /** Undefined when the value is not pure data. */
  private asData(value: unknown, budget: { bytes: number }, depth: number): Crossing | undefined {
    if (depth > crossingDepth) throw new CannotCross(`a value nested more than ${crossingDepth} levels deep`);
    spend(budget, bytesPerItem);
    switch (typeof value) {
      case 'undefined':
        return { kind: 'nothing' };
      case 'boolean':
        return { kind: 'truth', value };
      case 'number':
        return { kind: 'number', value };
      case 'string':
        spend(budget, value.length * 2);
        return { kind: 'text', value };
      case 'object':
        return value === null ? { kind: 'nothing' } : this.objectAsData(value, budget, depth);
      default:
        return undefined;
    }
  }

  private objectAsData(value: object, budget: { bytes: number }, depth: number): Crossing | undefined {
    if (value instanceof Float32Array || value instanceof Int32Array || value instanceof Uint8Array) {
      spend(budget, value.byteLength);
      return { kind: 'array', values: value.slice() };
    }
    const tensor = this.engine.tensorValues(value);
    if (tensor !== undefined) {
      const { dtype } = tensor;
      if (dtype !== 'float32' && dtype !== 'int32' && dtype !== 'bool') throw new CannotCross(`a tensor of type ${dtype}`);
      spend(budget, tensor.values.byteLength);
      return { kind: 'tensor', shape: tensor.shape, dtype, values: tensor.values };
    }
    if (Array.isArray(value)) {
      const items = value.map((item: unknown) => this.asData(item, budget, depth + 1));
      return items.every((item) => item !== undefined) ? { kind: 'list', items } : undefined;
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return undefined;
    const entries: [string, Crossing][] = [];
    for (const [key, item] of Object.entries(value)) {
      const crossed = this.asData(item, budget, depth + 1);
      if (crossed === undefined) return undefined;
      entries.push([key, crossed]);
    }
    return { kind: 'record', entries };
  }
}

function spend(budget: { bytes: number }, bytes: number): void {
  budget.bytes -= bytes;
  if (budget.bytes < 0) throw new CannotCross(`more than ${crossingLimitBytes / 1024 / 1024} MB of data in one answer`);
}
