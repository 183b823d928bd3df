import type { TensorInfo } from '@tensorflow/tfjs';
import { isShape } from './convolution-gradients.ts';
import { isWord, sizeOf, type Bench, type Kernel } from './kernel.ts';

/** Tensors cut into parts along one axis and joined again. */
export function partKernels({ tf, heap, native }: Bench): Kernel[] {
  /** Copies the part of `x` that starts at `from` on `axis` and is `size` long. */
  const cut = (x: TensorInfo, axis: number, from: number, size: number): TensorInfo => {
    const { info, address } = heap.output(x.shape.with(axis, size), x.dtype);
    const inner = sizeOf(x.shape.slice(axis + 1)) * 4;
    const row = (x.shape[axis] ?? 0) * inner;
    native.copyStrips(heap.addressOf(x) + from * inner, row, address, size * inner, sizeOf(x.shape.slice(0, axis)), size * inner);
    return info;
  };
  return [
    {
      name: 'SplitV',
      run({ x }, { numOrSizeSplits, axis }) {
        if (!isWord(x) || typeof axis !== 'number' || (typeof numOrSizeSplits !== 'number' && !isShape(numOrSizeSplits))) return undefined;
        const [along = 0] = tf.util.parseAxisParam(axis, x.shape);
        let from = 0;
        return tf.backend_util.prepareSplitSize(x, numOrSizeSplits, along).map((size) => {
          from += size;
          return cut(x, along, from - size, size);
        });
      },
    },
    {
      name: 'Unpack',
      run({ value: x }, { axis }) {
        if (!isWord(x) || typeof axis !== 'number') return undefined;
        const [along = 0] = tf.util.parseAxisParam(axis, x.shape);
        const shape = x.shape.filter((_length, index) => index !== along);
        return Array.from({ length: x.shape[along] ?? 0 }, (_, at) => ({ ...cut(x, along, at, 1), shape }));
      },
    },
    {
      name: 'Slice',
      run({ x }, { begin, size }) {
        if (!isWord(x) || !isStart(begin) || !isStart(size)) return undefined;
        const [from = [], lengths = []] = tf.slice_util.parseSliceParams(x, begin, size);
        const inside = x.shape.every((length, axis) => (from[axis] ?? -1) >= 0 && (lengths[axis] ?? -1) >= 0 && (from[axis] ?? 0) + (lengths[axis] ?? 0) <= length);
        const shortened = x.shape.flatMap((length, axis) => (length === lengths[axis] ? [] : [axis]));
        // The stock kernel checks what sticks out, and hands on what is whole. It copies all of x first, so it gets nothing else.
        if (!inside || shortened.length === 0) return undefined;
        return shortened.reduce((rest, axis) => {
          const part = cut(rest, axis, from[axis] ?? 0, lengths[axis] ?? 0);
          if (rest !== x) heap.backend.disposeData(rest.dataId);
          return part;
        }, x);
      },
    },
    {
      name: 'Concat',
      run(inputs, { axis }) {
        const parts = Object.values(inputs).filter((part) => part !== undefined);
        const [first] = parts;
        if (first === undefined || typeof axis !== 'number' || !parts.every((part) => isWord(part) && part.dtype === first.dtype)) return undefined;
        const [along = 0] = tf.util.parseAxisParam(axis, first.shape);
        tf.backend_util.assertParamsConsistent(parts.map(({ shape }) => shape), along);
        const lengths = parts.map(({ shape }) => shape[along] ?? 0);
        const whole = lengths.reduce((sum, length) => sum + length, 0);
        const { info, address } = heap.output(first.shape.with(along, whole), first.dtype);
        const inner = sizeOf(first.shape.slice(along + 1)) * 4;
        let to = address;
        parts.forEach((part, index) => {
          const bytes = (lengths[index] ?? 0) * inner;
          native.copyStrips(heap.addressOf(part), bytes, to, whole * inner, sizeOf(first.shape.slice(0, along)), bytes);
          to += bytes;
        });
        return info;
      },
    },
  ];
}

/** TF.js takes one number for the first axis, or one for each. */
function isStart(value: unknown): value is number | number[] {
  return typeof value === 'number' || isShape(value);
}
