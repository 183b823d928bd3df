import { cut, type Part } from '../threads/cut.ts';
import { isUndilated, poolGeometry, type Geometry } from './geometry.ts';
import { isFloat, type Bench, type Kernel } from './kernel.ts';

/** What a pool takes for each value of its input, in multiply-adds of the products: it mostly waits for memory. */
const costPerValue = 8;

/** tf.maxPool and its gradient. The stock gradient loses windows whose largest value is not above 0. */
export function poolingKernels({ tf, heap, crew }: Bench): Kernel[] {
  const sizes = (g: Geometry): number[] => [
    g.height, g.width, g.channels, g.filterHeight, g.filterWidth, g.outHeight, g.outWidth, g.strideHeight, g.strideWidth, g.top, g.left,
  ];
  const sharesOf = (g: Geometry): { inBytes: number; outBytes: number; parts: Part[] } => ({
    inBytes: g.height * g.width * g.channels * 4,
    outBytes: g.outHeight * g.outWidth * g.channels * 4,
    parts: cut(g.batch, crew.shares(g.batch, g.batch * g.height * g.width * g.channels * costPerValue)),
  });
  return [
    {
      name: 'MaxPool',
      run({ x }, attributes) {
        const geometry = isFloat(x) ? poolGeometry(tf, x.shape, attributes) : undefined;
        if (x === undefined || geometry === undefined || !isUndilated(geometry)) return undefined;
        const { info, address } = heap.output([geometry.batch, geometry.outHeight, geometry.outWidth, geometry.channels]);
        const { inBytes, outBytes, parts } = sharesOf(geometry);
        const from = heap.addressOf(x);
        crew.run('maxPool', parts.map(({ first, count }) => [from + first * inBytes, address + first * outBytes, count, ...sizes(geometry)]), 0);
        return info;
      },
    },
    {
      name: 'MaxPoolGrad',
      run({ dy, input }, attributes) {
        if (!isFloat(dy) || !isFloat(input)) return undefined;
        const geometry = poolGeometry(tf, input.shape, attributes);
        if (geometry === undefined || !isUndilated(geometry)) return undefined;
        const { info, address } = heap.output(input.shape);
        const { inBytes, outBytes, parts } = sharesOf(geometry);
        const [gradient, from] = [heap.addressOf(dy), heap.addressOf(input)];
        const shares = parts.map(({ first, count }) => [
          gradient + first * outBytes, from + first * inBytes, address + first * inBytes, count, ...sizes(geometry),
        ]);
        crew.run('maxPoolGradient', shares, 0);
        return info;
      },
    },
  ];
}
