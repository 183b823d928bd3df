import type { Tensor } from '@tensorflow/tfjs';
import type { Bench } from './kernel.ts';
import { fieldOf, hasMethod, patchLayer, type LayerCall } from './patch-layer.ts';

interface Weight {
  read(): Tensor;
}

/** The fields of a dense or convolutional layer that its call uses. */
interface WeightedLayer {
  kernel: Weight;
  bias?: Weight | null;
  activation: { getClassName(): string; apply(x: Tensor): Tensor };
  invokeCallHook(inputs: unknown, options: unknown): void;
}

interface ConvolutionLayer extends WeightedLayer {
  rank: number;
  strides: number[];
  padding: string;
  dataFormat: string;
  dilationRate: number | number[];
}

/**
 * While gradients are taken, TF.js splits a layer's product, bias and activation into three operations. These
 * calls keep them one, with one gradient. Whatever is out of the ordinary goes the stock way. Returns what it replaced.
 */
export function installLayers(bench: Bench): string[] {
  const { tf } = bench;
  const dense = patchLayer(bench, tf.layers.dense({ units: 1 }), hooked((layer, x) => {
    const channels = x.shape.at(-1);
    if (!isWeighted(layer) || x.rank < 2 || channels === undefined) return undefined;
    const rows = x.rank === 2 ? x : tf.reshape(x, [x.size / Math.max(1, channels), channels]);
    const y = finish(layer, (activation) =>
      tf.engine().runKernel('_FusedMatMul', { a: rows, b: layer.kernel.read(), ...biasOf(layer) }, { transposeA: false, transposeB: false, activation }),
    );
    return x.rank === 2 ? y : tf.reshape(y, [...x.shape.slice(0, -1), y.shape.at(-1) ?? 0]);
  }));
  const convolution = patchLayer(bench, tf.layers.conv2d({ filters: 1, kernelSize: 1 }), hooked((layer, x) => {
    if (!isConvolution(layer) || layer.rank !== 2 || x.rank !== 4 || layer.dataFormat !== 'channelsLast') return undefined;
    const { padding, strides } = layer;
    const dilated = typeof layer.dilationRate === 'number' ? layer.dilationRate !== 1 : layer.dilationRate.some((rate) => rate !== 1);
    if (dilated || (padding !== 'same' && padding !== 'valid')) return undefined;
    const attributes = { strides: [...strides], pad: padding, dataFormat: 'NHWC', dilations: [1, 1] };
    return finish(layer, (activation) =>
      tf.engine().runKernel('FusedConv2D', { x, filter: layer.kernel.read(), ...biasOf(layer) }, { ...attributes, activation }),
    );
  }));
  return [...(dense ? ['Dense'] : []), ...(convolution ? ['Conv2D layer'] : [])];
}

/** What a layer's own call does at its end, when it has a result. */
function hooked(call: (layer: unknown, x: Tensor) => Tensor | undefined): LayerCall {
  return (layer, x, options, inputs) => {
    const output = call(layer, x);
    if (output !== undefined && isWeighted(layer)) layer.invokeCallHook(inputs, options);
    return output;
  };
}

/** Relu is part of the fused operation; other activations follow it. */
function finish(layer: WeightedLayer, fused: (activation: string) => Tensor): Tensor {
  const activation = layer.activation.getClassName();
  if (activation === 'relu' || activation === 'linear') return fused(activation);
  return layer.activation.apply(fused('linear'));
}

function biasOf({ bias }: WeightedLayer): { bias?: Tensor } {
  return bias === null || bias === undefined ? {} : { bias: bias.read() };
}

function isWeighted(layer: unknown): layer is WeightedLayer {
  return hasMethod(fieldOf(layer, 'kernel'), 'read') && hasMethod(fieldOf(layer, 'activation'), 'getClassName') && hasMethod(fieldOf(layer, 'activation'), 'apply');
}

function isConvolution(layer: unknown): layer is ConvolutionLayer {
  return isWeighted(layer) && typeof fieldOf(layer, 'rank') === 'number' && Array.isArray(fieldOf(layer, 'strides')) && fieldOf(layer, 'dilationRate') !== undefined;
}
