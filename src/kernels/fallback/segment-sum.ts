import { numberAttribute } from './attributes.ts';
import type { Fallback } from './kernel-call.ts';
import { sizeOf } from './kernel-call.ts';

/** Row r of x is added to row segmentIds[r] of the result; ids outside the result, negative ones too, add nowhere. */
const unsortedSegmentSum: Fallback = (call) => {
  const [x, segmentIds] = [call.input('x'), call.input('segmentIds')];
  const segments = numberAttribute(call.attributes, 'numSegments');
  const rowSize = sizeOf(x.shape.slice(1));
  const sums = new Float64Array(segments * rowSize);
  segmentIds.values.forEach((segment, row) => {
    if (segment < 0 || segment >= segments) return;
    for (let i = 0; i < rowSize; i++) {
      sums[segment * rowSize + i] = (sums[segment * rowSize + i] ?? 0) + (x.values[row * rowSize + i] ?? 0);
    }
  });
  const values = x.dtype === 'float32' ? Float32Array.from(sums) : Int32Array.from(sums);
  return { shape: [segments, ...x.shape.slice(1)], dtype: x.dtype === 'float32' ? 'float32' : 'int32', values };
};

export const segmentSum: Readonly<Record<string, Fallback>> = { UnsortedSegmentSum: unsortedSegmentSum };
