import type * as tf from '@tensorflow/tfjs';

/** The part of TF.js that fallbacks ask: the geometry of convolutions and pools, and broadcasting. */
export type Geometry = typeof tf.backend_util;

/** A tensor as plain numbers, row by row. Complex values are pairs: real part, imaginary part. */
export interface Numbers {
  shape: number[];
  dtype: 'float32' | 'int32' | 'bool' | 'complex64';
  values: Float32Array | Int32Array | Uint8Array;
}

/** What TF.js asks of a kernel, in plain numbers. */
export interface KernelCall {
  /** The kernel's name, for messages. */
  kernel: string;
  /** A tensor that the kernel cannot do without. Read it before anything is written: the heap may move. */
  input: (name: string) => Numbers;
  /** A tensor that the caller may leave out. */
  optional: (name: string) => Numbers | undefined;
  /** The attributes as TF.js hands them over; attributes.ts reads them. */
  attributes: Readonly<Record<string, unknown>>;
  geometry: Geometry;
}

/** A kernel as a function from numbers to numbers: it knows no backend and owns no tensor. */
export type Fallback = (call: KernelCall) => Numbers | Numbers[];

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

/** Sums were made in double precision; tensors hold single. */
export function float32(shape: readonly number[], values: Float32Array | Float64Array): Numbers {
  return { shape: [...shape], dtype: 'float32', values: values instanceof Float32Array ? values : Float32Array.from(values) };
}

/** For each place of an output, the place in a tensor that is broadcast to it. */
export function broadcastPlaces(from: readonly number[], to: readonly number[]): Int32Array {
  let places = Int32Array.of(0);
  let stride = sizeOf(from);
  to.forEach((length, axis) => {
    const own = from[axis - (to.length - from.length)] ?? 1;
    stride = axis < to.length - from.length ? stride : stride / Math.max(own, 1);
    const longer = new Int32Array(places.length * length);
    places.forEach((place, outer) => {
      for (let i = 0; i < length; i++) longer[outer * length + i] = place + (own === 1 ? 0 : i * stride);
    });
    places = longer;
  });
  return places;
}
