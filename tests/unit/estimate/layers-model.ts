import * as tf from '@tensorflow/tfjs';
import type { Layer, Model } from '../../../src/estimate/layer.ts';

/** The same model built with TF.js, to compare with what is counted. */
export function built({ input, layers }: Model): tf.LayersModel {
  const start = tf.input({ shape: [...input] });
  return tf.model({ inputs: start, outputs: follow(start, layers) });
}

function follow(start: tf.SymbolicTensor, layers: readonly Layer[]): tf.SymbolicTensor {
  return layers.reduce((x, layer) => apply(layer, x), start);
}

function apply(layer: Layer, x: tf.SymbolicTensor): tf.SymbolicTensor {
  if (layer.kind === 'residual') return one(tf.layers.add().apply([follow(x, layer.branch), follow(x, layer.shortcut ?? [])]));
  return one(single(layer).apply(x));
}

function single(layer: Exclude<Layer, { kind: 'residual' }>): tf.layers.Layer {
  switch (layer.kind) {
    case 'dense':
      return tf.layers.dense({ units: layer.units, useBias: layer.bias ?? true, ...activationOf(layer) });
    case 'convolution':
      return tf.layers.conv2d({ ...windowOf(layer), filters: layer.filters, useBias: layer.bias ?? true, ...activationOf(layer) });
    case 'transposed-convolution':
      return tf.layers.conv2dTranspose({ ...windowOf(layer), filters: layer.filters, useBias: layer.bias ?? true, ...activationOf(layer) });
    case 'depthwise':
      return tf.layers.depthwiseConv2d({ ...windowOf(layer), useBias: layer.bias ?? true, ...activationOf(layer) });
    case 'max-pool':
      return tf.layers.maxPooling2d({ poolSize: layer.size, strides: layer.stride ?? layer.size, padding: layer.padding ?? 'valid' });
    case 'average-pool':
      return tf.layers.averagePooling2d({ poolSize: layer.size, strides: layer.stride ?? layer.size, padding: layer.padding ?? 'valid' });
    case 'global-average':
      return tf.layers.globalAveragePooling2d({});
    case 'batch-norm':
      return tf.layers.batchNormalization();
    case 'layer-norm':
      return tf.layers.layerNormalization();
    case 'activation':
      return tf.layers.activation({ activation: layer.activation });
    case 'dropout':
      return tf.layers.dropout({ rate: 0.5 });
    case 'flatten':
      return tf.layers.flatten();
    case 'reshape':
      return tf.layers.reshape({ targetShape: [...layer.shape] });
    case 'embedding':
      return tf.layers.embedding({ inputDim: layer.vocabulary, outputDim: layer.width });
    case 'lstm':
      return tf.layers.lstm({ units: layer.units, returnSequences: layer.sequence ?? false });
    case 'gru':
      return tf.layers.gru({ units: layer.units, returnSequences: layer.sequence ?? false });
    case 'positions':
    case 'attention':
    case 'tied-scores':
      throw new Error(`TF.js has no layer of the kind "${layer.kind}".`);
    default:
      return layer satisfies never;
  }
}

type Windowed = Extract<Layer, { size: number }>;

function windowOf({ size, stride, padding }: Windowed): { kernelSize: number; strides: number; padding: 'same' | 'valid' } {
  return { kernelSize: size, strides: stride ?? 1, padding: padding ?? 'valid' };
}

function activationOf({ activation }: { activation?: 'relu' | 'gelu' | 'sigmoid' | 'tanh' | 'softmax' }): { activation?: 'relu' | 'gelu' | 'sigmoid' | 'tanh' | 'softmax' } {
  return activation === undefined ? {} : { activation };
}

function one(output: tf.Tensor | tf.Tensor[] | tf.SymbolicTensor | tf.SymbolicTensor[]): tf.SymbolicTensor {
  if (output instanceof tf.SymbolicTensor) return output;
  throw new Error('Expected a layer with one output.');
}
