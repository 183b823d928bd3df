import type { Crossing, TensorData, TypedArray } from '../../sandbox/protocol.ts';

/** What a grader may hand to learner code. Tensors arrive there as TF.js tensors. */
export type Sent = undefined | boolean | number | string | TypedArray | TensorData | readonly Sent[] | { readonly [key: string]: Sent };

export function toCrossing(value: Sent): Crossing {
  switch (typeof value) {
    case 'undefined':
      return { kind: 'nothing' };
    case 'boolean':
      return { kind: 'truth', value };
    case 'number':
      return { kind: 'number', value };
    case 'string':
      return { kind: 'text', value };
    default:
  }
  if (value instanceof Float32Array || value instanceof Int32Array || value instanceof Uint8Array) return { kind: 'array', values: value };
  if (isList(value)) return { kind: 'list', items: value.map(toCrossing) };
  if (isTensor(value)) return value;
  return { kind: 'record', entries: Object.entries(value).map(([key, item]) => [key, toCrossing(item)]) };
}

/** A float tensor to hand to learner code. */
export function tensor(values: readonly number[] | Float32Array, shape: number[]): TensorData {
  return { kind: 'tensor', shape, dtype: 'float32', values: Float32Array.from(values) };
}

function isList(value: object): value is readonly Sent[] {
  return Array.isArray(value);
}

function isTensor(value: object): value is TensorData {
  return 'kind' in value && value.kind === 'tensor';
}
