import { flagAttribute, padding3dAttribute, pairAttribute, paddingAttribute, roundingAttribute, tripleAttribute, tuple4, tuple5 } from './attributes.ts';
import type { Fallback, KernelCall, Numbers } from './kernel-call.ts';
import { float32, sizeOf } from './kernel-call.ts';
import { eachTap, windowOver2d, windowOver3d } from './window.ts';
import type { Window } from './window.ts';

/** For each output value, the place of the largest input value under its window; the first one of equals. */
function largestPlaces(window: Window, x: Numbers): Int32Array {
  const { channels } = window;
  const places = new Int32Array(sizeOf(window.outputShape)).fill(-1);
  eachTap(window, (output, input) => {
    for (let c = 0; c < channels; c++) {
      const [place, best] = [input * channels + c, places[output * channels + c] ?? -1];
      if (best < 0 || (x.values[place] ?? 0) > (x.values[best] ?? 0)) places[output * channels + c] = place;
    }
  });
  return places;
}

function largest(window: Window, x: Numbers, places: Int32Array): Numbers {
  return float32(window.outputShape, Float32Array.from(places, (place) => x.values[place] ?? 0));
}

/** All of an output's gradient goes to the input value it came from. */
function gradient(window: Window, x: Numbers, dy: Numbers): Numbers {
  const sums = new Float64Array(sizeOf(x.shape));
  largestPlaces(window, x).forEach((place, output) => {
    sums[place] = (sums[place] ?? 0) + (dy.values[output] ?? 0);
  });
  return float32(x.shape, sums);
}

function window2d({ attributes, geometry }: KernelCall, x: Numbers): Window {
  return windowOver2d(
    geometry.computePool2DInfo(
      tuple4(x.shape), pairAttribute(attributes, 'filterSize'), pairAttribute(attributes, 'strides'), 1,
      paddingAttribute(attributes), roundingAttribute(attributes),
    ),
  );
}

function window3d({ attributes, geometry }: KernelCall, x: Numbers): Window {
  return windowOver3d(
    geometry.computePool3DInfo(
      tuple5(x.shape), tripleAttribute(attributes, 'filterSize'), tripleAttribute(attributes, 'strides'), 1,
      padding3dAttribute(attributes), roundingAttribute(attributes),
    ),
  );
}

const maxPool3d: Fallback = (call) => {
  const x = call.input('x');
  const window = window3d(call, x);
  return largest(window, x, largestPlaces(window, x));
};

const maxPoolWithArgmax: Fallback = (call) => {
  const x = call.input('x');
  const window = window2d(call, x);
  const places = largestPlaces(window, x);
  const imageSize = sizeOf(x.shape.slice(1));
  const counted = flagAttribute(call.attributes, 'includeBatchInIndex') ? places : places.map((place) => place % imageSize);
  return [largest(window, x, places), { shape: window.outputShape, dtype: 'int32', values: counted }];
};

export const pooling: Readonly<Record<string, Fallback>> = {
  MaxPoolGrad: (call) => gradient(window2d(call, call.input('input')), call.input('input'), call.input('dy')),
  MaxPoolWithArgmax: maxPoolWithArgmax,
  MaxPool3D: maxPool3d,
  MaxPool3DGrad: (call) => gradient(window3d(call, call.input('input')), call.input('input'), call.input('dy')),
};
