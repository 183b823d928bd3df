import type { Tensor } from '@tensorflow/tfjs';
import { isFloat, type Bench } from './kernel.ts';

/** A layer's work on its one float input, or undefined to leave it to the layer's own call. */
export type LayerCall = (layer: unknown, x: Tensor, options: unknown, inputs: unknown) => Tensor | Tensor[] | undefined;

type Call = (this: unknown, inputs: unknown, options: unknown) => unknown;

/** Puts `call` before the one that the layer's class has or inherits. False when there is none. */
export function patchLayer({ tf, heap }: Bench, layer: object, call: LayerCall): boolean {
  let prototype: unknown = Object.getPrototypeOf(layer);
  while (typeof prototype === 'object' && prototype !== null && !Object.hasOwn(prototype, 'call')) prototype = Object.getPrototypeOf(prototype);
  if (typeof prototype !== 'object' || prototype === null) return false;
  const isTensor = (value: unknown): value is Tensor => value instanceof tf.Tensor;
  const stock: unknown = Reflect.get(prototype, 'call');
  if (typeof stock !== 'function') return false;
  const patched: Call = function (inputs, options) {
    const current: unknown = tf.backend();
    const candidates: unknown[] = Array.isArray(inputs) ? inputs : [inputs];
    const [x] = candidates;
    if (current === heap.backend && candidates.length === 1 && isTensor(x) && isFloat(x)) {
      const result = tf.tidy(() => call(this, x, options, inputs) ?? []);
      if (!Array.isArray(result) || result.length > 0) return result;
    }
    const otherwise: unknown = Reflect.apply(stock, this, [inputs, options]);
    return otherwise;
  };
  Object.defineProperty(prototype, 'call', { value: patched, configurable: true, writable: true });
  return true;
}

/**
 * Whether a gradient of a gradient is being taken. Fused operations whose gradients have no gradient of their own
 * then leave the work to TF.js's small ones.
 */
export function takesSecondGradient({ tf }: Bench): boolean {
  return tf.engine().state.gradientDepth > 1;
}

export function fieldOf(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null ? Reflect.get(holder, name) : undefined;
}

export function hasMethod(holder: unknown, name: string): boolean {
  return typeof fieldOf(holder, name) === 'function';
}
