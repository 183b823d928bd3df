import type { Geometry } from './kernel-call.ts';

type Info2d = ReturnType<Geometry['computeConv2DInfo']>;
type Info3d = ReturnType<Geometry['computeConv3DInfo']>;

/** How a window slides along one axis. */
interface Axis {
  input: number;
  output: number;
  filter: number;
  stride: number;
  dilation: number;
  /** Padding before the first value. */
  before: number;
}

/** How a window slides over a batch of volumes; images are volumes one plane deep. */
export interface Window {
  batch: number;
  depth: Axis;
  height: Axis;
  width: Axis;
  channels: number;
  /** Of the output tensor. */
  outputShape: number[];
  /** Taps of one window: places of the filter. */
  taps: number;
}

const flat: Axis = { input: 1, output: 1, filter: 1, stride: 1, dilation: 1, before: 0 };

export function windowOver2d(info: Info2d): Window {
  if (info.dataFormat !== 'channelsLast') {
    throw new Error(`Data format: expected NHWC, got NCHW, which the wasm backend does not have. Transpose to [batch, height, width, channels].`);
  }
  return {
    batch: info.batchSize,
    depth: flat,
    height: {
      input: info.inHeight, output: info.outHeight, filter: info.filterHeight,
      stride: info.strideHeight, dilation: info.dilationHeight, before: info.padInfo.top,
    },
    width: {
      input: info.inWidth, output: info.outWidth, filter: info.filterWidth,
      stride: info.strideWidth, dilation: info.dilationWidth, before: info.padInfo.left,
    },
    channels: info.inChannels,
    outputShape: info.outShape,
    taps: info.filterHeight * info.filterWidth,
  };
}

export function windowOver3d(info: Info3d): Window {
  return {
    batch: info.batchSize,
    depth: {
      input: info.inDepth, output: info.outDepth, filter: info.filterDepth,
      stride: info.strideDepth, dilation: info.dilationDepth, before: info.padInfo.front,
    },
    height: {
      input: info.inHeight, output: info.outHeight, filter: info.filterHeight,
      stride: info.strideHeight, dilation: info.dilationHeight, before: info.padInfo.top,
    },
    width: {
      input: info.inWidth, output: info.outWidth, filter: info.filterWidth,
      stride: info.strideWidth, dilation: info.dilationWidth, before: info.padInfo.left,
    },
    channels: info.inChannels,
    outputShape: info.outShape,
    taps: info.filterDepth * info.filterHeight * info.filterWidth,
  };
}

/** For each output place along an axis, the taps that fall inside the input, with the input place under them. */
function reach(axis: Axis): { tap: number; input: number }[][] {
  return Array.from({ length: axis.output }, (_, output) =>
    Array.from({ length: axis.filter }, (_, tap) => ({ tap, input: output * axis.stride - axis.before + tap * axis.dilation })).filter(
      ({ input }) => input >= 0 && input < axis.input,
    ),
  );
}

/**
 * Visits each pair of an output pixel and an input pixel under its window, in the order of the outputs and, within a
 * window, of the taps. Pixels are counted over the whole batch, without channels.
 */
export function eachTap(window: Window, visit: (output: number, input: number, tap: number) => void): void {
  const { depth, height, width } = window;
  const [depths, rows, columns] = [reach(depth), reach(height), reach(width)];
  let output = 0;
  for (let image = 0; image < window.batch; image++) {
    for (const planeTaps of depths) {
      for (const rowTaps of rows) {
        for (const columnTaps of columns) {
          for (const plane of planeTaps) {
            for (const row of rowTaps) {
              const inputRow = ((image * depth.input + plane.input) * height.input + row.input) * width.input;
              const tapRow = (plane.tap * height.filter + row.tap) * width.filter;
              for (const column of columnTaps) visit(output, inputRow + column.input, tapRow + column.tap);
            }
          }
          output++;
        }
      }
    }
  }
}
