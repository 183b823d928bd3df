import { countModel, flops } from '../estimate/count-model.ts';
import type { Layer, Model as Network } from '../estimate/layer.ts';
import { bertBase, gpt } from '../estimate/models.ts';
import { imageCnn, imageMlp, residualNetwork, dcganDiscriminator, dcganGenerator, textLstm, type ImageShape } from './networks.ts';

/** What most of a model's arithmetic is: machines reach a different share of their peak on each. */
export type Work = 'matrix' | 'convolution' | 'recurrent' | 'attention';

/** What a data set hands to a model. */
export type Example = { kind: 'image'; shape: ImageShape; classes: number } | { kind: 'text'; tokens: number; classes: number };

/** What one example costs. */
export interface ModelCost {
  /** Numbers that training adjusts. */
  parameters: number;
  /** Operations to learn from one example, forward and backward; a multiplication and its addition are two. */
  trainingFlops: number;
  /** Numbers kept from the forward pass until the backward pass has used them. */
  activations: number;
  /** Calls to a kernel in one forward pass, for the whole batch. */
  calls: number;
}

export interface Model {
  work: Work;
  reads: Example['kind'];
  /** Examples of one step. */
  batch: number;
  cost(example: Example): ModelCost;
}

/** One call for each layer, one for its activation; a recurrent layer makes one for each step, since none can begin before the one before it has ended. */
function callsOf(layers: readonly Layer[], tokens: number): number {
  return layers.reduce((calls, layer) => {
    if (layer.kind === 'residual') return calls + callsOf(layer.branch, tokens) + callsOf(layer.shortcut ?? [], tokens) + 1;
    if (layer.kind === 'lstm' || layer.kind === 'gru') return calls + tokens;
    if (layer.kind === 'flatten' || layer.kind === 'reshape') return calls;
    // Four projections, two products, a softmax and its scale.
    if (layer.kind === 'attention') return calls + 8;
    return calls + ('activation' in layer && layer.kind !== 'activation' && layer.activation !== undefined ? 2 : 1);
  }, 0);
}

function costOf(network: Network): ModelCost {
  const count = countModel(network);
  const [tokens = 1] = network.input;
  return { parameters: count.trainable, trainingFlops: flops(count.training), activations: count.activations, calls: callsOf(network.layers, tokens) };
}

function image(network: (shape: ImageShape, classes: number) => Network): Model['cost'] {
  return (example) => {
    if (example.kind !== 'image') throw new Error('This model reads images, and was given text.');
    return costOf(network(example.shape, example.classes));
  };
}

function text(network: (tokens: number, classes: number) => Network): Model['cost'] {
  return (example) => {
    if (example.kind !== 'text') throw new Error('This model reads text, and was given an image.');
    return costOf(network(example.tokens, example.classes));
  };
}

function bertClassifier(tokens: number, classes: number): Network {
  const { input, layers } = bertBase(Math.min(tokens, 512));
  return { input, layers: [...layers, { kind: 'global-average' }, { kind: 'dense', units: classes }] };
}

/** Radford et al. 2015 (arXiv:1511.06434), images of 64 × 64. */
function dcgan(channels: number): ModelCost {
  const [generator, discriminator] = [dcganGenerator(channels), dcganDiscriminator(channels)].map(costOf);
  if (generator === undefined || discriminator === undefined) throw new Error('A GAN has two networks.');
  return {
    parameters: generator.parameters + discriminator.parameters,
    activations: generator.activations + 2 * discriminator.activations,
    calls: generator.calls + 3 * discriminator.calls,
    // The discriminator learns from a real image and from a made one. Then the error goes through it once more, forward and back
    // to the image without stopping at the weights (two thirds of learning), so that the generator learns.
    trainingFlops: generator.trainingFlops + (2 + 2 / 3) * discriminator.trainingFlops,
  };
}

export const models = {
  mlp: { work: 'matrix', reads: 'image', batch: 64, cost: image(imageMlp) },
  cnn: { work: 'convolution', reads: 'image', batch: 128, cost: image(imageCnn) },
  'resnet-8': { work: 'convolution', reads: 'image', batch: 128, cost: image((shape, classes) => residualNetwork(shape, classes, { filters: [16, 32, 64], blocks: [1, 1, 1], block: 'basic' })) },
  'resnet-20': { work: 'convolution', reads: 'image', batch: 128, cost: image((shape, classes) => residualNetwork(shape, classes, { filters: [16, 32, 64], blocks: [3, 3, 3], block: 'basic' })) },
  'resnet-18': { work: 'convolution', reads: 'image', batch: 128, cost: image((shape, classes) => residualNetwork(shape, classes, { filters: [64, 128, 256, 512], blocks: [2, 2, 2, 2], block: 'basic' })) },
  'resnet-50': { work: 'convolution', reads: 'image', batch: 64, cost: image((shape, classes) => residualNetwork(shape, classes, { filters: [64, 128, 256, 512], blocks: [3, 4, 6, 3], block: 'bottleneck' })) },
  dcgan: {
    work: 'convolution',
    reads: 'image',
    batch: 64,
    cost: (example) => {
      if (example.kind !== 'image') throw new Error('A DCGAN draws images, and was given text.');
      return dcgan(example.shape[2]);
    },
  },
  lstm: { work: 'recurrent', reads: 'text', batch: 64, cost: text(textLstm) },
  bert: { work: 'attention', reads: 'text', batch: 8, cost: text(bertClassifier) },
  'gpt-2': { work: 'attention', reads: 'text', batch: 8, cost: text((tokens) => gpt({ vocabulary: 50_257, context: 1024, width: 768, heads: 12, blocks: 12 }, Math.min(tokens, 1024))) },
} satisfies Record<string, Model>;

export type ModelName = keyof typeof models;
export const modelNames = ['mlp', 'cnn', 'resnet-8', 'resnet-20', 'resnet-18', 'resnet-50', 'dcgan', 'lstm', 'bert', 'gpt-2'] as const satisfies readonly ModelName[];
