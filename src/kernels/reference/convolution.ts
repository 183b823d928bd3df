import { meetings, type Windows } from './windows.ts';

type Values = ArrayLike<number>;

/** filter [tap][channels][outChannels]; result [output][outChannels] */
export function convolution(x: Values, filter: Values, w: Windows, outChannels: number): number[] {
  const y = zeros(w.batch * w.outHeight * w.outWidth * outChannels);
  eachProduct(w, outChannels, (input, weight, output) => add(y, output, at(x, input) * at(filter, weight)));
  return y;
}

export function convolutionFilterGradient(x: Values, dy: Values, w: Windows, outChannels: number): number[] {
  const dw = zeros(w.filterHeight * w.filterWidth * w.channels * outChannels);
  eachProduct(w, outChannels, (input, weight, output) => add(dw, weight, at(x, input) * at(dy, output)));
  return dw;
}

export function convolutionInputGradient(dy: Values, filter: Values, w: Windows, outChannels: number): number[] {
  const dx = zeros(w.batch * w.height * w.width * w.channels);
  eachProduct(w, outChannels, (input, weight, output) => add(dx, input, at(dy, output) * at(filter, weight)));
  return dx;
}

/** filter [tap][channels][multiplier]; dy [output][channels * multiplier] */
export function depthwiseFilterGradient(x: Values, dy: Values, w: Windows, multiplier: number): number[] {
  const dw = zeros(w.filterHeight * w.filterWidth * w.channels * multiplier);
  eachDepthwiseProduct(w, multiplier, (input, weight, output) => add(dw, weight, at(x, input) * at(dy, output)));
  return dw;
}

export function depthwiseInputGradient(dy: Values, filter: Values, w: Windows, multiplier: number): number[] {
  const dx = zeros(w.batch * w.height * w.width * w.channels);
  eachDepthwiseProduct(w, multiplier, (input, weight, output) => add(dx, input, at(dy, output) * at(filter, weight)));
  return dx;
}

/** Every product that a convolution adds up, as the three places it involves. */
function eachProduct(w: Windows, outChannels: number, visit: (input: number, weight: number, output: number) => void): void {
  for (const { input, output, tap } of meetings(w)) {
    for (let c = 0; c < w.channels; c++) {
      for (let o = 0; o < outChannels; o++) {
        visit(input * w.channels + c, (tap * w.channels + c) * outChannels + o, output * outChannels + o);
      }
    }
  }
}

function eachDepthwiseProduct(w: Windows, multiplier: number, visit: (input: number, weight: number, output: number) => void): void {
  for (const { input, output, tap } of meetings(w)) {
    for (let c = 0; c < w.channels; c++) {
      for (let q = 0; q < multiplier; q++) {
        visit(input * w.channels + c, (tap * w.channels + c) * multiplier + q, (output * w.channels + c) * multiplier + q);
      }
    }
  }
}

function zeros(count: number): number[] {
  return new Array<number>(count).fill(0);
}

function at(values: Values, index: number): number {
  return values[index] ?? NaN;
}

function add(sums: number[], index: number, value: number): void {
  sums[index] = (sums[index] ?? NaN) + value;
}
