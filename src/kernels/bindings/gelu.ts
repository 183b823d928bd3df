import type { Tensor } from '@tensorflow/tfjs';
import { one, replaceGradient } from './gradients.ts';
import { isFloat, runOperation, sizeOf, type Bench, type Kernel } from './kernel.ts';
import { takesSecondGradient } from './patch-layer.ts';
import { registerKernels } from './registry.ts';

const forward = 'Gelu';
const backward = 'GeluGradient';
/** The number by which the compiled module knows the function. */
const gelu = 3;

type Apply = (this: unknown, x: unknown) => unknown;

/** The activation 'gelu' of layers as one operation, by the same formula for erf as tf.erf. Returns what it replaced. */
export function installGelu(bench: Bench): string[] {
  const { tf, heap } = bench;
  registerKernels(bench, kernels(bench));
  replaceGradient(tf, {
    kernelName: forward,
    inputsToSave: ['x'],
    gradFunc: (dy, saved) => ({ x: () => one(runOperation(bench, backward, { dy: one(dy), x: one(saved[0]) })[0]) }),
  });
  const entry = tf.serialization.SerializationMap.getMap().classNameMap[forward.toLowerCase()];
  const prototype: unknown = entry?.[0].prototype;
  if (typeof prototype !== 'object' || prototype === null) return [];
  const stock: unknown = Reflect.get(prototype, 'apply');
  if (typeof stock !== 'function') return [];
  const isOurs = (x: unknown): x is Tensor => {
    const current: unknown = tf.backend();
    return current === heap.backend && x instanceof tf.Tensor && isFloat(x) && !takesSecondGradient(bench);
  };
  const apply: Apply = function (x) {
    if (isOurs(x)) return runOperation(bench, forward, { x })[0];
    const otherwise: unknown = Reflect.apply(stock, this, [x]);
    return otherwise;
  };
  Object.defineProperty(prototype, 'apply', { value: apply, configurable: true, writable: true });
  return [forward];
}

function kernels({ heap, native }: Bench): Kernel[] {
  return [
    {
      name: forward,
      run({ x }) {
        if (!isFloat(x)) return undefined;
        const { info, address } = heap.output(x.shape);
        native.unary(heap.addressOf(x), address, sizeOf(x.shape), gelu);
        return info;
      },
    },
    {
      name: backward,
      run({ dy, x }) {
        if (!isFloat(dy) || !isFloat(x)) return undefined;
        const { info, address } = heap.output(x.shape);
        native.geluGradient(heap.addressOf(dy), heap.addressOf(x), address, sizeOf(x.shape));
        return info;
      },
    },
  ];
}
