import { pairAttribute, padding3dAttribute, paddingAttribute, roundingAttribute, shapeAttribute, tripleAttribute, tuple4, tuple5 } from './attributes.ts';
import type { Fallback, KernelCall, Numbers } from './kernel-call.ts';
import { float32, sizeOf } from './kernel-call.ts';
import { eachTap, windowOver2d, windowOver3d } from './window.ts';
import type { Window } from './window.ts';

/** dW[tap, c, k] = Σ x[pixel under the tap, c] · dy[output, k] */
function filterGradient(window: Window, x: Numbers, dy: Numbers, filterShape: readonly number[]): Numbers {
  const [inputs, outputs] = [filterShape.at(-2) ?? 0, filterShape.at(-1) ?? 0];
  const gradient = new Float64Array(sizeOf(filterShape));
  eachTap(window, (output, input, tap) => {
    for (let c = 0; c < inputs; c++) {
      const value = x.values[input * inputs + c] ?? 0;
      const row = (tap * inputs + c) * outputs;
      for (let k = 0; k < outputs; k++) gradient[row + k] = (gradient[row + k] ?? 0) + value * (dy.values[output * outputs + k] ?? 0);
    }
  });
  return float32(filterShape, gradient);
}

/** dx[pixel under the tap, c] = Σ dy[output, k] · W[tap, c, k] */
function inputGradient(window: Window, dy: Numbers, filter: Numbers, inputShape: readonly number[]): Numbers {
  const [inputs, outputs] = [filter.shape.at(-2) ?? 0, filter.shape.at(-1) ?? 0];
  const gradient = new Float64Array(sizeOf(inputShape));
  eachTap(window, (output, input, tap) => {
    for (let c = 0; c < inputs; c++) {
      const row = (tap * inputs + c) * outputs;
      let sum = 0;
      for (let k = 0; k < outputs; k++) sum += (dy.values[output * outputs + k] ?? 0) * (filter.values[row + k] ?? 0);
      gradient[input * inputs + c] = (gradient[input * inputs + c] ?? 0) + sum;
    }
  });
  return float32(inputShape, gradient);
}

function window2d(call: KernelCall, inputShape: readonly number[], filterShape: readonly number[]): Window {
  const { attributes, geometry } = call;
  const format = attributes['dataFormat'] === 'NCHW' ? 'channelsFirst' : 'channelsLast';
  return windowOver2d(
    geometry.computeConv2DInfo(
      tuple4(inputShape), tuple4(filterShape), pairAttribute(attributes, 'strides'), 1,
      paddingAttribute(attributes), roundingAttribute(attributes), false, format,
    ),
  );
}

function window3d(call: KernelCall, inputShape: readonly number[], filterShape: readonly number[]): Window {
  const { attributes, geometry } = call;
  return windowOver3d(
    geometry.computeConv3DInfo(
      tuple5(inputShape), tuple5(filterShape), tripleAttribute(attributes, 'strides'), 1, padding3dAttribute(attributes),
    ),
  );
}

const conv2dFilter: Fallback = (call) => {
  const [x, filterShape] = [call.input('x'), shapeAttribute(call.attributes, 'filterShape')];
  return filterGradient(window2d(call, x.shape, filterShape), x, call.input('dy'), filterShape);
};

const conv3dFilter: Fallback = (call) => {
  const [x, filterShape] = [call.input('x'), shapeAttribute(call.attributes, 'filterShape')];
  return filterGradient(window3d(call, x.shape, filterShape), x, call.input('dy'), filterShape);
};

const conv3dInput: Fallback = (call) => {
  const [filter, inputShape] = [call.input('filter'), shapeAttribute(call.attributes, 'inputShape')];
  return inputGradient(window3d(call, inputShape, filter.shape), call.input('dy'), filter, inputShape);
};

export const convolution: Readonly<Record<string, Fallback>> = {
  Conv2DBackpropFilter: conv2dFilter,
  Conv3DBackpropFilterV2: conv3dFilter,
  Conv3DBackpropInputV2: conv3dInput,
};
