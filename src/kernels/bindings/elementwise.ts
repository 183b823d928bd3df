import type { TensorInfo } from '@tensorflow/tfjs';
import { isFloat, sizeOf, type Bench, type Kernel } from './kernel.ts';

/** The numbers by which the compiled module knows the functions. */
const unaries = { Tanh: 0, Sigmoid: 1, Exp: 2 } as const;
const binaries = { Add: 0, Sub: 1, Multiply: 2, RealDiv: 3 } as const;

/** Functions of every number, of two tensors of one shape (or one much the same for all rows, or one number), and soft-max. */
export function elementwiseKernels({ heap, native }: Bench): Kernel[] {
  const unary = Object.entries(unaries).map(([name, what]): Kernel => ({
    name,
    run({ x }) {
      if (!isFloat(x)) return undefined;
      const { info, address } = heap.output(x.shape);
      native.unary(heap.addressOf(x), address, sizeOf(x.shape), what);
      return info;
    },
  }));
  const binary = Object.entries(binaries).map(([name, what]): Kernel => ({
    name,
    run({ a, b }) {
      if (!isFloat(a) || !isFloat(b)) return undefined;
      const turned = (name === 'Add' || name === 'Multiply') && sizeOf(a.shape) < sizeOf(b.shape);
      const [wide, narrow] = turned ? [b, a] : [a, b];
      const rows = rowsUnder(wide, narrow);
      if (rows === undefined) return undefined;
      const { info, address } = heap.output(wide.shape);
      const single = sizeOf(narrow.shape) === 1;
      const size = sizeOf(wide.shape);
      native.binary(heap.addressOf(wide), heap.addressOf(narrow), address, single ? 1 : rows, single ? size : size / Math.max(1, rows), single ? 1 : 0, what);
      return info;
    },
  }));
  return [
    ...unary,
    ...binary,
    {
      name: 'Softmax',
      run({ logits }, { dim }) {
        if (!isFloat(logits) || logits.shape.length === 0 || (dim !== -1 && dim !== logits.shape.length - 1)) return undefined;
        const n = logits.shape.at(-1) ?? 1;
        const { info, address } = heap.output(logits.shape);
        native.softmax(heap.addressOf(logits), address, sizeOf(logits.shape) / Math.max(1, n), n);
        return info;
      },
    },
  ];
}

/** How often `narrow` fits under `wide` when its shape is the end of the other's (after leading ones), or it is one number. */
function rowsUnder(wide: TensorInfo, narrow: TensorInfo): number | undefined {
  const leading = narrow.shape.findIndex((size) => size !== 1);
  if (narrow.shape.length > wide.shape.length) return undefined;
  const own = leading < 0 ? [] : narrow.shape.slice(leading);
  const end = wide.shape.length - own.length;
  if (own.some((size, index) => size !== wide.shape[end + index])) return undefined;
  return sizeOf(wide.shape.slice(0, end));
}
