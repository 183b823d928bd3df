import { isShape } from './convolution-gradients.ts';
import { isWord, sizeOf, type Bench, type Kernel } from './kernel.ts';

/** Numbers side by side from which on copying them together beats the stock kernel. */
const shortestRun = 8;
/** Axes that the stock kernel has loops for. Beyond, it divides its way to the place of every number. */
const mostStockAxes = 4;

/** One axis of the result: so many, each so many values of the source after the one before. */
interface Axis {
  length: number;
  step: number;
}

/** tf.transpose. Axes that stay side by side count as one; what keeps its order is left to the stock kernel, which hands it on. */
export function transposeKernels({ heap, native }: Bench): Kernel[] {
  return [
    {
      name: 'Transpose',
      run({ x }, { perm }) {
        if (!isWord(x) || !isShape(perm) || perm.length !== x.shape.length || sizeOf(x.shape) === 0) return undefined;
        const axes = mergedAxes(x.shape, perm);
        if (axes.length < 2) return undefined;
        const copied = innermost(axes);
        const { outer, strips, run } = copied;
        const sides = exchanged(copied);
        if (sides === undefined && axes.length <= mostStockAxes && run < shortestRun) return undefined;
        const { info, address } = heap.output(perm.map((axis) => x.shape[axis] ?? 0), x.dtype);
        if (sides !== undefined) {
          native.exchange(heap.addressOf(x), address, ...sides);
          return info;
        }
        let to = address;
        const walk = (from: number, [axis, ...inner]: readonly Axis[]): void => {
          if (axis === undefined) {
            native.copyStrips(from, strips.step * 4, to, run * 4, strips.length, run * 4);
            to += strips.length * run * 4;
            return;
          }
          for (let at = 0; at < axis.length; at++) walk(from + at * axis.step * 4, inner);
        };
        walk(heap.addressOf(x), outer);
        return info;
      },
    },
  ];
}

/** The axes of the result, without those of length 1, and as one where they follow each other in the source as well. */
function mergedAxes(shape: readonly number[], perm: readonly number[]): Axis[] {
  const axes: Axis[] = [];
  for (const axis of perm) {
    const length = shape[axis] ?? 0;
    const step = sizeOf(shape.slice(axis + 1));
    const outer = axes.at(-1);
    if (length === 1) continue;
    if (outer?.step === step * length) axes[axes.length - 1] = { length: outer.length * length, step };
    else axes.push({ length, step });
  }
  return axes;
}

/** What is copied in one call: `strips` of `run` numbers that lie side by side before and after. */
interface Copied {
  outer: Axis[];
  strips: Axis;
  run: number;
}

function innermost(axes: readonly Axis[]): Copied {
  const outer = [...axes];
  const run = outer.at(-1)?.step === 1 ? (outer.pop()?.length ?? 1) : 1;
  return { outer, strips: outer.pop() ?? { length: 1, step: run }, run };
}

/** The lengths [outer, rows, columns, inner] in the source, where two neighbouring axes change places and no others; or undefined. */
function exchanged({ outer, strips, run }: Copied): [number, number, number, number] | undefined {
  const [columns, before, ...more] = outer.toReversed();
  if (columns === undefined || more.length > 0 || columns.step !== run || strips.step !== columns.length * run) return undefined;
  if (before !== undefined && before.step !== strips.length * strips.step) return undefined;
  return [before?.length ?? 1, strips.length, columns.length, run];
}
