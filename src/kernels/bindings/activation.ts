import type { NamedAttrMap, TensorInfo } from '@tensorflow/tfjs';
import { runKernel, sizeOf, type Bench } from './kernel.ts';

/** Activations that are done in place, as what becomes of a negative value and the upper limit. */
const clamps: Readonly<Record<string, { slope: number; high: number }>> = {
  relu: { slope: 0, high: Infinity },
  relu6: { slope: 0, high: 6 },
};
/** The others, by the kernel that computes them. */
const kernels: Readonly<Record<string, string>> = { elu: 'Elu', sigmoid: 'Sigmoid', prelu: 'Prelu' };

/** Whether a fused operation can end in this activation. */
export function canActivate(activation: unknown): activation is string {
  return typeof activation === 'string' && (activation === 'linear' || activation === 'leakyrelu' || activation in clamps || activation in kernels);
}

/** Applies the activation a fused operation names, to a result nobody else has seen yet, which it takes over. */
export function activate(bench: Bench, result: TensorInfo, attributes: NamedAttrMap, slopes?: TensorInfo): TensorInfo {
  const { heap, native } = bench;
  const activation = attributes['activation'];
  if (!canActivate(activation) || activation === 'linear') return result;
  const alpha = attributes['leakyreluAlpha'];
  const clamp = activation === 'leakyrelu' ? { slope: typeof alpha === 'number' ? alpha : 0, high: Infinity } : clamps[activation];
  if (clamp !== undefined) {
    const address = heap.addressOf(result);
    native.clampAll(address, address, sizeOf(result.shape), clamp.slope, clamp.high);
    return result;
  }
  const kernel = kernels[activation] ?? '';
  const activated = runKernel(bench, kernel, activation === 'prelu' ? { x: result, alpha: slopes } : { x: result });
  heap.backend.disposeData(result.dataId);
  return activated;
}
