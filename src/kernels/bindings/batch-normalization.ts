import type { Tensor, TensorInfo } from '@tensorflow/tfjs';
import { one, replaceGradient } from './gradients.ts';
import { isFloat, runOperation, sizeOf, type Bench, type Kernel } from './kernel.ts';
import { fieldOf, hasMethod, patchLayer, takesSecondGradient } from './patch-layer.ts';
import { registerKernels } from './registry.ts';

const forward = 'BatchNormalizationOfColumns';
const backward = 'BatchNormalizationOfColumnsGradient';

interface Weight {
  read(): Tensor;
  write(value: Tensor): unknown;
}

interface NormalizingLayer {
  axis: number;
  momentum: number;
  epsilon: number;
  gamma: Weight;
  beta: Weight;
  movingMean: Weight;
  movingVariance: Weight;
}

/**
 * Batch normalisation in training as one operation with one gradient, which TF.js makes of about fifteen small ones. Only over
 * the last axis and with both gamma and beta; the rest, and prediction, go the stock way. Returns what it replaced.
 */
export function installBatchNormalization(bench: Bench): string[] {
  const { tf } = bench;
  registerKernels(bench, kernels(bench));
  replaceGradient(tf, {
    kernelName: forward,
    inputsToSave: ['x', 'gamma'],
    outputsToSave: [false, true, true],
    // Nothing follows the mean and the variance but the moving averages, which no loss depends on.
    gradFunc(dys, saved, attributes) {
      const dy = one(Array.isArray(dys) ? dys[0] : dys);
      const [x, gamma, mean, variance] = [one(saved[0]), one(saved[1]), one(saved[2]), one(saved[3])];
      const [dx, dGamma, dBeta] = runOperation(bench, backward, { dy, x, gamma, mean, variance }, attributes);
      return { x: () => one(dx), gamma: () => one(dGamma), beta: () => one(dBeta) };
    },
  });
  const replaced = patchLayer(bench, tf.layers.batchNormalization(), (layer, x, options) => {
    if (!isNormalizing(layer) || !isTraining(options) || takesSecondGradient(bench)) return undefined;
    const isLast = layer.axis === -1 || layer.axis === x.rank - 1;
    if (!isLast || x.rank < 2 || x.rank > 4 || x.size === 0) return undefined;
    const [y, mean, variance] = runOperation(bench, forward, { x, gamma: layer.gamma.read(), beta: layer.beta.read() }, { epsilon: layer.epsilon });
    follow(layer.movingMean, one(mean), layer.momentum);
    follow(layer.movingVariance, one(variance), layer.momentum);
    return y;
  });
  return replaced ? ['BatchNormalization'] : [];

  function follow(average: Weight, value: Tensor, momentum: number): void {
    const before = average.read();
    average.write(tf.sub(before, tf.mul(tf.sub(before, value), 1 - momentum)));
  }
}

function kernels({ heap, native }: Bench): Kernel[] {
  const rowsOf = (x: TensorInfo, columns: number): number => sizeOf(x.shape) / columns;
  return [
    {
      name: forward,
      run({ x, gamma, beta }, { epsilon }) {
        if (!isFloat(x) || !isFloat(gamma) || !isFloat(beta) || typeof epsilon !== 'number') return undefined;
        const n = x.shape.at(-1) ?? 1;
        const [y, mean, variance] = [heap.output(x.shape), heap.output([n]), heap.output([n])];
        heap.withScratch(n * 8, (scratch) => {
          native.columnMoments(heap.addressOf(x), mean.address, variance.address, rowsOf(x, n), n, scratch);
          const [scale, shift] = [heap.floats(scratch, n), heap.floats(scratch + n * 4, n)];
          const [gammas, betas] = [heap.floats(heap.addressOf(gamma), n), heap.floats(heap.addressOf(beta), n)];
          const [means, variances] = [heap.floats(mean.address, n), heap.floats(variance.address, n)];
          for (let j = 0; j < n; j++) {
            const factor = at(gammas, j) / Math.sqrt(at(variances, j) + epsilon);
            scale[j] = factor;
            shift[j] = at(betas, j) - at(means, j) * factor;
          }
          native.scaleColumns(heap.addressOf(x), scratch, scratch + n * 4, y.address, rowsOf(x, n), n);
        });
        return [y.info, mean.info, variance.info];
      },
    },
    {
      name: backward,
      run({ dy, x, gamma, mean, variance }, { epsilon }) {
        if (!isFloat(dy) || !isFloat(x) || !isFloat(gamma) || !isFloat(mean) || !isFloat(variance) || typeof epsilon !== 'number') return undefined;
        const n = x.shape.at(-1) ?? 1;
        const rows = rowsOf(x, n);
        const [dx, dGamma, dBeta] = [heap.output(x.shape), heap.output([n]), heap.output([n])];
        heap.withScratch(n * 12, (scratch) => {
          native.columnProducts(heap.addressOf(dy), heap.addressOf(x), heap.addressOf(mean), dBeta.address, dGamma.address, rows, n);
          const [a, b, c] = [heap.floats(scratch, n), heap.floats(scratch + n * 4, n), heap.floats(scratch + n * 8, n)];
          const [gammas, means, variances] = [heap.floats(heap.addressOf(gamma), n), heap.floats(heap.addressOf(mean), n), heap.floats(heap.addressOf(variance), n)];
          const [sums, products] = [heap.floats(dBeta.address, n), heap.floats(dGamma.address, n)];
          // dx = gamma / s * (dy - mean of dy - x' * mean of dy x') with x' = (x - mean) / s
          for (let j = 0; j < n; j++) {
            const inverse = 1 / Math.sqrt(at(variances, j) + epsilon);
            const product = at(products, j) * inverse;
            const factor = at(gammas, j) * inverse;
            const slope = (-factor * inverse * product) / rows;
            a[j] = factor;
            b[j] = slope;
            c[j] = (-factor * at(sums, j)) / rows - slope * at(means, j);
            products[j] = product;
          }
          native.combineColumns(heap.addressOf(dy), heap.addressOf(x), scratch, scratch + n * 4, scratch + n * 8, dx.address, rows, n);
        });
        return [dx.info, dGamma.info, dBeta.info];
      },
    },
  ];
}

function at(values: Float32Array, index: number): number {
  return values[index] ?? NaN;
}

function isTraining(options: unknown): boolean {
  const training = fieldOf(options, 'training');
  return training !== undefined && training !== null && training !== false;
}

function isNormalizing(layer: unknown): layer is NormalizingLayer {
  return (
    ['axis', 'momentum', 'epsilon'].every((name) => typeof fieldOf(layer, name) === 'number') &&
    ['gamma', 'beta', 'movingMean', 'movingVariance'].every((name) => hasMethod(fieldOf(layer, name), 'read') && hasMethod(fieldOf(layer, name), 'write'))
  );
}
