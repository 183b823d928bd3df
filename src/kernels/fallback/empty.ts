import { flagAttribute, isNumbers } from './attributes.ts';
import type { KernelCall, Numbers } from './kernel-call.ts';
import { sizeOf } from './kernel-call.ts';

/** A right answer for the calls that a kernel gets wrong, and undefined for those it may keep. */
export type Guard = (call: KernelCall) => Numbers | undefined;

// Over no values at all the stock kernels write nothing: their result is whatever the memory held before. That is the
// gradient of a bias for an empty batch, for one.

function filled(shape: number[], dtype: Numbers['dtype'], value: number): Numbers {
  const size = sizeOf(shape);
  switch (dtype) {
    case 'int32': return { shape, dtype, values: new Int32Array(size).fill(value) };
    case 'bool': return { shape, dtype, values: new Uint8Array(size).fill(value) };
    case 'float32': return { shape, dtype, values: new Float32Array(size).fill(value) };
    case 'complex64': throw new Error('The wasm backend does not reduce complex numbers.');
    default: return dtype satisfies never;
  }
}

/** What is left of a shape, and whether it has places to fill although there is nothing to put there. */
function reducedShape({ attributes }: KernelCall, x: Numbers): number[] | undefined {
  const axis = attributes['axis'] ?? attributes['reductionIndices'] ?? x.shape.map((_, index) => index);
  const axes = (isNumbers(axis) ? axis : [Number(axis)]).map((index) => (index < 0 ? index + x.shape.length : index));
  if (axes.every((index) => x.shape[index] !== 0)) return undefined;
  return flagAttribute(attributes, 'keepDims')
    ? x.shape.map((length, index) => (axes.includes(index) ? 1 : length))
    : x.shape.filter((_, index) => !axes.includes(index));
}

/** The value of a reduction over nothing; the same as on the cpu backend. */
function reduction(value: number, dtypeOf: (dtype: Numbers['dtype']) => Numbers['dtype']): Guard {
  return (call) => {
    const x = call.input('x');
    const shape = reducedShape(call, x);
    return shape && filled(shape, dtypeOf(x.dtype), value);
  };
}

const same = (dtype: Numbers['dtype']): Numbers['dtype'] => dtype;
const counted = (dtype: Numbers['dtype']): Numbers['dtype'] => (dtype === 'bool' ? 'int32' : dtype);

/** A product whose inner length is zero: sums of nothing. TF.js hands over batches of any rank here. */
const matMul: Guard = (call) => {
  const [a, b] = [call.input('a'), call.input('b')];
  const [transposeA, transposeB] = [flagAttribute(call.attributes, 'transposeA'), flagAttribute(call.attributes, 'transposeB')];
  if (a.shape.at(transposeA ? -2 : -1) !== 0) return undefined;
  const [batchA, batchB] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
  const rank = Math.max(batchA.length, batchB.length);
  const batch = Array.from({ length: rank }, (_, axis) => {
    const [own, other] = [batchA[axis - rank + batchA.length] ?? 1, batchB[axis - rank + batchB.length] ?? 1];
    return own === 1 ? other : own;
  });
  return filled([...batch, a.shape.at(transposeA ? -1 : -2) ?? 0, b.shape.at(transposeB ? -2 : -1) ?? 0], 'float32', 0);
};

export const guards: Readonly<Record<string, Guard>> = {
  Sum: reduction(0, counted),
  Mean: reduction(0, () => 'float32'),
  Prod: reduction(1, counted),
  Max: reduction(NaN, same),
  Min: reduction(NaN, same),
  BatchMatMul: matMul,
};
