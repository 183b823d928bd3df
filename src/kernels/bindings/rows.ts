import { isFloat, sizeOf, type Bench, type Kernel } from './kernel.ts';

/** The small operations around the products: what a profile of training showed, and nothing else. */
export function rowKernels({ tf, heap, native }: Bench): Kernel[] {
  return [
    {
      // A clone shares its data, as on the cpu backend. Whoever writes in place must look at the reference count.
      name: 'Identity',
      run({ x }) {
        if (x === undefined || x.dtype === 'string') return undefined;
        heap.backend.incRef(x.dataId);
        return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
      },
    },
    {
      name: 'GatherV2',
      run({ x, indices }, { axis, batchDims }) {
        if (x === undefined || indices?.dtype !== 'int32' || axis !== 0 || (batchDims !== undefined && batchDims !== 0)) return undefined;
        if (x.dtype !== 'float32' && x.dtype !== 'int32') return undefined;
        const [limit = 0, ...row] = x.shape;
        const count = sizeOf(indices.shape);
        const indexAddress = heap.addressOf(indices);
        // The stock kernel says which index is wrong.
        if (x.shape.length === 0 || native.indicesInRange(indexAddress, count, limit) === 0) return undefined;
        const { info, address } = heap.output([...indices.shape, ...row], x.dtype);
        native.gatherRows(heap.addressOf(x), indexAddress, address, count, sizeOf(row) * 4);
        return info;
      },
    },
    {
      name: 'Relu',
      run({ x }) {
        if (!isFloat(x)) return undefined;
        const { info, address } = heap.output(x.shape);
        native.clampAll(heap.addressOf(x), address, sizeOf(x.shape), 0, Infinity);
        return info;
      },
    },
    {
      name: 'Sum',
      run({ x }, { axis, keepDims }) {
        if (!isFloat(x)) return undefined;
        const axes = tf.util.parseAxisParam(typeof axis === 'number' || isNumbers(axis) ? axis : x.shape.map((_, index) => index), x.shape);
        const reduced = axes.length;
        // Leading axes only: then the rest of the tensor is rows to add up.
        if (reduced === 0 || reduced === x.shape.length || !axes.every((own) => own < reduced)) return undefined;
        const kept = x.shape.slice(reduced);
        const { info, address } = heap.output(keepDims === true ? [...axes.map(() => 1), ...kept] : kept);
        native.columnSums(heap.addressOf(x), address, sizeOf(x.shape.slice(0, reduced)), sizeOf(kept));
        return info;
      },
    },
    {
      name: 'UnsortedSegmentSum',
      run({ x, segmentIds }, { numSegments }) {
        if (!isFloat(x) || segmentIds?.dtype !== 'int32' || typeof numSegments !== 'number') return undefined;
        const inner = x.shape.slice(segmentIds.shape.length);
        const { info, address } = heap.output([numSegments, ...inner]);
        heap.clear(address, numSegments * sizeOf(inner) * 4);
        native.segmentSum(heap.addressOf(x), heap.addressOf(segmentIds), address, sizeOf(segmentIds.shape), sizeOf(inner), numSegments);
        return info;
      },
    },
  ];
}

function isNumbers(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'number');
}
