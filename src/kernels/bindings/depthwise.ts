import type { TensorInfo } from '@tensorflow/tfjs';
import { isShape } from './convolution-gradients.ts';
import { convolutionGeometry, type Geometry } from './geometry.ts';
import { isFloat, sizeOf, type Bench, type Kernel } from './kernel.ts';

/** Gradients of tf.depthwiseConv2d, dilated or not. The stock backend has none. */
export function depthwiseKernels({ tf, heap, native }: Bench): Kernel[] {
  const sizes = (g: Geometry): number[] => [
    g.batch, g.height, g.width, g.channels, g.outChannels / Math.max(1, g.channels), g.filterHeight, g.filterWidth,
    g.outHeight, g.outWidth, g.strideHeight, g.strideWidth, g.top, g.left, g.dilationHeight, g.dilationWidth,
  ];
  const fits = (dy: TensorInfo, g: Geometry): boolean =>
    [g.batch, g.outHeight, g.outWidth, g.outChannels].every((size, axis) => dy.shape[axis] === size);
  return [
    {
      name: 'DepthwiseConv2dNativeBackpropFilter',
      run({ x, dy }, attributes) {
        const { filterShape } = attributes;
        if (!isFloat(x) || !isFloat(dy) || !isShape(filterShape)) return undefined;
        const geometry = convolutionGeometry(tf, x.shape, filterShape, attributes, true);
        if (geometry === undefined || !fits(dy, geometry)) return undefined;
        const { info, address } = heap.output(filterShape);
        heap.clear(address, sizeOf(filterShape) * 4);
        native.depthwiseFilterGradient(heap.addressOf(x), heap.addressOf(dy), address, ...sizes(geometry));
        return info;
      },
    },
    {
      name: 'DepthwiseConv2dNativeBackpropInput',
      run({ dy, filter }, attributes) {
        const { inputShape } = attributes;
        if (!isFloat(dy) || !isFloat(filter) || !isShape(inputShape)) return undefined;
        const geometry = convolutionGeometry(tf, inputShape, filter.shape, attributes, true);
        if (geometry === undefined || !fits(dy, geometry)) return undefined;
        const { info, address } = heap.output(inputShape);
        heap.clear(address, sizeOf(inputShape) * 4);
        native.depthwiseInputGradient(heap.addressOf(filter), heap.addressOf(dy), address, ...sizes(geometry));
        return info;
      },
    },
  ];
}
