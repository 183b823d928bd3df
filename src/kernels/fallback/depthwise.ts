import { pairAttribute, paddingAttribute, roundingAttribute, shapeAttribute, tuple4 } from './attributes.ts';
import type { Fallback, KernelCall } from './kernel-call.ts';
import { float32, sizeOf } from './kernel-call.ts';
import { eachTap, windowOver2d } from './window.ts';
import type { Window } from './window.ts';

// Output channel c·multiplier + m is input channel c seen through filter[tap, c, m], so filter and output rows line up.

function depthwiseWindow(call: KernelCall, inputShape: readonly number[], filterShape: readonly number[]): Window {
  const { attributes, geometry } = call;
  return windowOver2d(
    geometry.computeConv2DInfo(
      tuple4(inputShape), tuple4(filterShape), pairAttribute(attributes, 'strides'), pairAttribute(attributes, 'dilations'),
      paddingAttribute(attributes), roundingAttribute(attributes), true,
    ),
  );
}

const filterGradient: Fallback = (call) => {
  const [x, dy, filterShape] = [call.input('x'), call.input('dy'), shapeAttribute(call.attributes, 'filterShape')];
  const window = depthwiseWindow(call, x.shape, filterShape);
  const multiplier = filterShape.at(-1) ?? 0;
  const outputs = window.channels * multiplier;
  const gradient = new Float64Array(sizeOf(filterShape));
  eachTap(window, (output, input, tap) => {
    for (let k = 0; k < outputs; k++) {
      const value = x.values[input * window.channels + Math.floor(k / multiplier)] ?? 0;
      gradient[tap * outputs + k] = (gradient[tap * outputs + k] ?? 0) + value * (dy.values[output * outputs + k] ?? 0);
    }
  });
  return float32(filterShape, gradient);
};

const inputGradient: Fallback = (call) => {
  const [dy, filter, inputShape] = [call.input('dy'), call.input('filter'), shapeAttribute(call.attributes, 'inputShape')];
  const window = depthwiseWindow(call, inputShape, filter.shape);
  const multiplier = filter.shape.at(-1) ?? 0;
  const outputs = window.channels * multiplier;
  const gradient = new Float64Array(sizeOf(inputShape));
  eachTap(window, (output, input, tap) => {
    for (let k = 0; k < outputs; k++) {
      const place = input * window.channels + Math.floor(k / multiplier);
      gradient[place] = (gradient[place] ?? 0) + (dy.values[output * outputs + k] ?? 0) * (filter.values[tap * outputs + k] ?? 0);
    }
  });
  return float32(inputShape, gradient);
};

export const depthwise: Readonly<Record<string, Fallback>> = {
  DepthwiseConv2dNativeBackpropFilter: filterGradient,
  DepthwiseConv2dNativeBackpropInput: inputGradient,
};
