import type { Tensor } from '@tensorflow/tfjs';
import { one, replaceGradient } from './gradients.ts';
import { isFloat, runOperation, sizeOf, type Bench, type Kernel } from './kernel.ts';
import { fieldOf, hasMethod, patchLayer, takesSecondGradient } from './patch-layer.ts';
import { registerKernels } from './registry.ts';

const forward = 'LayerNormalizationOfRows';
const backward = 'LayerNormalizationOfRowsGradient';

interface NormalizingLayer {
  axis: number[];
  epsilon: number;
  gamma: { read(): Tensor };
  beta: { read(): Tensor };
}

/**
 * Layer normalisation over the last axis as one operation with one gradient. TF.js tiles the statistics to the size of the
 * input first. Without gamma or beta, or over other axes, it goes the stock way. Returns what it replaced.
 */
export function installLayerNormalization(bench: Bench): string[] {
  const { tf } = bench;
  registerKernels(bench, kernels(bench));
  replaceGradient(tf, {
    kernelName: forward,
    inputsToSave: ['x', 'gamma'],
    outputsToSave: [false, true, true],
    gradFunc(dys, saved) {
      const dy = one(Array.isArray(dys) ? dys[0] : dys);
      const [x, gamma, mean, inverse] = [one(saved[0]), one(saved[1]), one(saved[2]), one(saved[3])];
      const [dx, dGamma, dBeta] = runOperation(bench, backward, { dy, x, gamma, mean, inverse });
      return { x: () => one(dx), gamma: () => one(dGamma), beta: () => one(dBeta) };
    },
  });
  const replaced = patchLayer(bench, tf.layers.layerNormalization(), (layer, x) => {
    if (!isNormalizing(layer) || takesSecondGradient(bench)) return undefined;
    if (layer.axis.length !== 1 || layer.axis[0] !== x.rank - 1 || x.size === 0) return undefined;
    return runOperation(bench, forward, { x, gamma: layer.gamma.read(), beta: layer.beta.read() }, { epsilon: layer.epsilon })[0];
  });
  return replaced ? ['LayerNormalization'] : [];
}

function kernels({ heap, native }: Bench): Kernel[] {
  return [
    {
      name: forward,
      run({ x, gamma, beta }, { epsilon }) {
        if (!isFloat(x) || !isFloat(gamma) || !isFloat(beta) || typeof epsilon !== 'number') return undefined;
        const n = x.shape.at(-1) ?? 1;
        const rows = sizeOf(x.shape) / n;
        const [y, mean, inverse] = [heap.output(x.shape), heap.output([rows]), heap.output([rows])];
        native.normalizeRows(
          heap.addressOf(x), heap.addressOf(gamma), heap.addressOf(beta), y.address, mean.address, inverse.address, rows, n, epsilon,
        );
        return [y.info, mean.info, inverse.info];
      },
    },
    {
      name: backward,
      run({ dy, x, gamma, mean, inverse }) {
        if (!isFloat(dy) || !isFloat(x) || !isFloat(gamma) || !isFloat(mean) || !isFloat(inverse)) return undefined;
        const n = x.shape.at(-1) ?? 1;
        const [dx, dGamma, dBeta] = [heap.output(x.shape), heap.output([n]), heap.output([n])];
        heap.clear(dGamma.address, n * 4);
        heap.clear(dBeta.address, n * 4);
        native.normalizeRowsGradient(
          heap.addressOf(dy), heap.addressOf(x), heap.addressOf(gamma), heap.addressOf(mean), heap.addressOf(inverse),
          dx.address, dGamma.address, dBeta.address, sizeOf(x.shape) / n, n,
        );
        return [dx.info, dGamma.info, dBeta.info];
      },
    },
  ];
}

function isNormalizing(layer: unknown): layer is NormalizingLayer {
  return Array.isArray(fieldOf(layer, 'axis')) && typeof fieldOf(layer, 'epsilon') === 'number' && ['gamma', 'beta'].every((name) => hasMethod(fieldOf(layer, name), 'read'));
}
