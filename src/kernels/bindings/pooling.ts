import type { Work } from '../threads/crew.ts';
import { byImages } from './convolution.ts';
import { isUndilated, poolGeometry, type Geometry } from './geometry.ts';
import { isFloat, type Bench, type Kernel } from './kernel.ts';

/** What a pool takes for each value of its input, in multiply-adds of the products: it mostly waits for memory. */
const costPerValue = 8;

/** tf.maxPool and its gradient. The stock gradient loses windows whose largest value is not above 0. */
export function poolingKernels({ tf, heap, crew }: Bench): Kernel[] {
  const sizes = (g: Geometry): number[] => [
    g.height, g.width, g.channels, g.filterHeight, g.filterWidth, g.outHeight, g.outWidth, g.strideHeight, g.strideWidth, g.top, g.left,
  ];
  /** `call` gives the arguments for images that begin at a byte of the input and at one of the output. */
  const workOf = (g: Geometry, call: (input: number, output: number, count: number) => number[]): Work => {
    const inBytes = g.height * g.width * g.channels * 4;
    const outBytes = g.outHeight * g.outWidth * g.channels * 4;
    const cost = g.batch * g.height * g.width * g.channels * costPerValue;
    return byImages(g, (first, count) => [...call(first * inBytes, first * outBytes, count), ...sizes(g)], cost);
  };
  return [
    {
      name: 'MaxPool',
      run({ x }, attributes) {
        const geometry = isFloat(x) ? poolGeometry(tf, x.shape, attributes) : undefined;
        if (x === undefined || geometry === undefined || !isUndilated(geometry)) return undefined;
        const { info, address } = heap.output([geometry.batch, geometry.outHeight, geometry.outWidth, geometry.channels]);
        const from = heap.addressOf(x);
        crew.run('maxPool', workOf(geometry, (input, output, count) => [from + input, address + output, count]), 0);
        return info;
      },
    },
    {
      name: 'MaxPoolGrad',
      run({ dy, input: x }, attributes) {
        if (!isFloat(dy) || !isFloat(x)) return undefined;
        const geometry = poolGeometry(tf, x.shape, attributes);
        if (geometry === undefined || !isUndilated(geometry)) return undefined;
        const { info, address } = heap.output(x.shape);
        const [gradient, from] = [heap.addressOf(dy), heap.addressOf(x)];
        crew.run('maxPoolGradient', workOf(geometry, (input, output, count) => [gradient + output, from + input, address + input, count]), 0);
        return info;
      },
    },
  ];
}
