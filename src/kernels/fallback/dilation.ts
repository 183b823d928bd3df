import { pairAttribute, paddingAttribute, tuple3, tuple4 } from './attributes.ts';
import type { Fallback, KernelCall, Numbers } from './kernel-call.ts';
import { float32, sizeOf } from './kernel-call.ts';
import { eachTap, windowOver2d } from './window.ts';
import type { Window } from './window.ts';

/** Grey-scale dilation: out = max over the window of x + filter. Where each maximum comes from, in x and in the filter. */
interface Maxima {
  window: Window;
  inputs: Int32Array;
  filters: Int32Array;
}

function maxima({ attributes, geometry }: KernelCall, x: Numbers, filter: Numbers): Maxima {
  const pad = paddingAttribute(attributes);
  if (typeof pad === 'object') throw new TypeError('Dilation2D: explicit padding pairs do not exist for it. Pad the input first.');
  const info = geometry.computeDilation2DInfo(
    tuple4(x.shape), tuple3(filter.shape), pairAttribute(attributes, 'strides'), pad, 'NHWC', pairAttribute(attributes, 'dilations'),
  );
  const window = windowOver2d(info);
  const { channels } = window;
  const size = sizeOf(window.outputShape);
  const [inputs, filters] = [new Int32Array(size).fill(-1), new Int32Array(size).fill(-1)];
  const sum = (input: number, tap: number): number => (x.values[input] ?? 0) + (filter.values[tap] ?? 0);
  eachTap(window, (output, input, tap) => {
    for (let c = 0; c < channels; c++) {
      const out = output * channels + c;
      const [bestInput, bestFilter] = [inputs[out] ?? -1, filters[out] ?? -1];
      if (bestInput < 0 || sum(input * channels + c, tap * channels + c) > sum(bestInput, bestFilter)) {
        inputs[out] = input * channels + c;
        filters[out] = tap * channels + c;
      }
    }
  });
  return { window, inputs, filters };
}

function collect(shape: readonly number[], places: Int32Array, dy: Numbers): Numbers {
  const sums = new Float64Array(sizeOf(shape));
  places.forEach((place, output) => {
    sums[place] = (sums[place] ?? 0) + (dy.values[output] ?? 0);
  });
  return float32(shape, sums);
}

const dilation2d: Fallback = (call) => {
  const [x, filter] = [call.input('x'), call.input('filter')];
  const { window, inputs, filters } = maxima(call, x, filter);
  return float32(
    window.outputShape,
    Float32Array.from(inputs, (place, output) => (x.values[place] ?? 0) + (filter.values[filters[output] ?? 0] ?? 0)),
  );
};

const inputGradient: Fallback = (call) => {
  const [x, filter, dy] = [call.input('x'), call.input('filter'), call.input('dy')];
  return collect(x.shape, maxima(call, x, filter).inputs, dy);
};

const filterGradient: Fallback = (call) => {
  const [x, filter, dy] = [call.input('x'), call.input('filter'), call.input('dy')];
  return collect(filter.shape, maxima(call, x, filter).filters, dy);
};

export const dilation: Readonly<Record<string, Fallback>> = {
  Dilation2D: dilation2d,
  Dilation2DBackpropInput: inputGradient,
  Dilation2DBackpropFilter: filterGradient,
};
