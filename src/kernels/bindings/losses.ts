import type { Tensor } from '@tensorflow/tfjs';
import { isFloat, sizeOf, type Bench, type Kernel } from './kernel.ts';
import { registerKernels } from './registry.ts';

const crossEntropy = 'CrossEntropyOfRows';
const crossEntropyGradient = 'CrossEntropyOfRowsGradient';

type Loss = (expected: unknown, predicted: unknown) => unknown;

/**
 * The loss 'categoricalCrossentropy' of model.compile as one operation with one gradient, instead of two dozen
 * small ones. Saving a model still names the loss. Returns what it replaced.
 */
export function installLosses(bench: Bench): string[] {
  const { tf, heap } = bench;
  registerKernels(bench, kernels(bench));
  const epsilon = heap.backend.epsilon();
  const limits = { low: epsilon, high: 1 - epsilon };
  if (tf.getGradient(crossEntropy) !== undefined) tf.unregisterGradient(crossEntropy);
  tf.registerGradient({
    kernelName: crossEntropy,
    inputsToSave: ['target', 'predicted'],
    gradFunc(dy, [target, predicted]) {
      if (target === undefined || predicted === undefined || Array.isArray(dy)) throw new Error(`${crossEntropy}: its inputs were not saved.`);
      return {
        target: () => {
          const shares = tf.clipByValue(tf.div(predicted, tf.sum(predicted, -1, true)), limits.low, limits.high);
          return tf.mul(tf.neg(tf.log(shares)), tf.expandDims(dy, -1));
        },
        predicted: () => tf.engine().runKernel(crossEntropyGradient, { dy, target, predicted }, limits),
      };
    },
  });

  const stockCompile: unknown = Reflect.get(tf.LayersModel.prototype, 'compile');
  if (typeof stockCompile !== 'function') return [];
  const fused = (stock: unknown): Loss => (expected, predicted) => {
    const current: unknown = tf.backend();
    const [target, output] = [asMatrix(tf.Tensor, expected), asMatrix(tf.Tensor, predicted)];
    if (current === heap.backend && target !== undefined && output !== undefined && target.shape.join() === output.shape.join()) {
      return tf.engine().runKernel(crossEntropy, { target, predicted: output }, limits);
    }
    if (typeof stock !== 'function') throw new Error('The loss is not a function.');
    const otherwise: unknown = Reflect.apply(stock, undefined, [expected, predicted]);
    return otherwise;
  };
  const compile = function (this: unknown, settings: unknown): void {
    Reflect.apply(stockCompile, this, [settings]);
    if (typeof this !== 'object' || this === null) return;
    const names: unknown = Reflect.get(this, 'loss');
    const functions: unknown = Reflect.get(this, 'lossFunctions');
    if (!Array.isArray(functions)) return;
    const replaced: unknown[] = functions.map((stock: unknown, index) => {
      const name: unknown = Array.isArray(names) ? names[index] : names;
      return name === 'categoricalCrossentropy' ? fused(stock) : stock;
    });
    Reflect.set(this, 'lossFunctions', replaced);
  };
  Object.defineProperty(tf.LayersModel.prototype, 'compile', { value: compile, configurable: true, writable: true });
  return ['categoricalCrossentropy'];
}

function kernels({ heap, native }: Bench): Kernel[] {
  return [
    {
      name: crossEntropy,
      run({ target, predicted }, { low, high }) {
        if (!isFloat(target) || !isFloat(predicted) || typeof low !== 'number' || typeof high !== 'number') return undefined;
        const [rows = 0, columns = 0] = predicted.shape;
        const { info, address } = heap.output([rows]);
        const [targets, outputs] = [target, predicted].map((tensor) => heap.floats(heap.addressOf(tensor), rows * columns));
        const losses = heap.floats(address, rows);
        for (let row = 0; row < rows; row++) {
          let total = 0;
          let loss = 0;
          for (let at = row * columns; at < (row + 1) * columns; at++) total += outputs?.[at] ?? 0;
          for (let at = row * columns; at < (row + 1) * columns; at++) {
            const weight = targets?.[at] ?? 0;
            // Most targets are 0, and a logarithm takes time.
            if (weight !== 0) loss -= weight * Math.log(Math.min(Math.max((outputs?.[at] ?? 0) / total, low), high));
          }
          losses[row] = Number.isNaN(total) ? NaN : loss;
        }
        return info;
      },
    },
    {
      name: crossEntropyGradient,
      run({ dy, target, predicted }, { low, high }) {
        if (!isFloat(dy) || !isFloat(target) || !isFloat(predicted) || typeof low !== 'number' || typeof high !== 'number') return undefined;
        const { info, address } = heap.output(predicted.shape);
        const columns = predicted.shape.at(-1) ?? 1;
        native.crossEntropyGradient(
          heap.addressOf(dy), heap.addressOf(target), heap.addressOf(predicted), address, sizeOf(predicted.shape) / Math.max(1, columns), columns, low, high,
        );
        return info;
      },
    },
  ];
}

function asMatrix(type: typeof Tensor, value: unknown): Tensor | undefined {
  return value instanceof type && value.rank === 2 && value.dtype === 'float32' ? value : undefined;
}
