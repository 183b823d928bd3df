import type { Activation, Layer, Model } from './layer.ts';

/** A network of fully connected layers on MNIST's 784 pixels. */
export function mnistMlp(...widths: number[]): Model {
  const hidden = widths.map((units): Layer => ({ kind: 'dense', units, activation: 'relu' }));
  return { input: [28, 28, 1], layers: [{ kind: 'flatten' }, ...hidden, { kind: 'dense', units: 10, activation: 'softmax' }] };
}

/** The chapter's CNN: two convolutions, each followed by a pooling. */
export function mnistCnn(first: number, second: number): Model {
  return {
    input: [28, 28, 1],
    layers: [
      { kind: 'convolution', filters: first, size: 3, activation: 'relu' },
      { kind: 'max-pool', size: 2 },
      { kind: 'convolution', filters: second, size: 3, activation: 'relu' },
      { kind: 'max-pool', size: 2 },
      { kind: 'flatten' },
      { kind: 'dense', units: 10, activation: 'softmax' },
    ],
  };
}

/** PyTorch's own MNIST example (examples/mnist/main.py): 32 and 64 filters, one pooling, 128 units. */
export const mnistCnn3264: Model = {
  input: [28, 28, 1],
  layers: [
    { kind: 'convolution', filters: 32, size: 3, activation: 'relu' },
    { kind: 'convolution', filters: 64, size: 3, activation: 'relu' },
    { kind: 'max-pool', size: 2 },
    { kind: 'flatten' },
    { kind: 'dense', units: 128, activation: 'relu' },
    { kind: 'dense', units: 10, activation: 'softmax' },
  ],
};

const relu: Layer = { kind: 'activation', activation: 'relu' };

function normalisedConvolution(filters: number, stride: number, size = 3): Layer[] {
  return [{ kind: 'convolution', filters, size, stride, padding: 'same', bias: false }, { kind: 'batch-norm' }];
}

/** Two normalised convolutions around a shortcut; where the size changes, the shortcut is a 1 x 1 convolution. */
function residualBlock(filters: number, stride: number, sameSize: boolean): Layer[] {
  const branch = [...normalisedConvolution(filters, stride), relu, ...normalisedConvolution(filters, 1)];
  return [{ kind: 'residual', branch, shortcut: sameSize ? [] : normalisedConvolution(filters, stride, 1) }, relu];
}

/** He et al., 2015, for images of 32 x 32: `widths` has a stage per entry, each of `blocks` blocks. */
function resNet(widths: readonly number[], blocks: number): Model {
  const stages = widths.flatMap((filters, stage) =>
    Array.from({ length: blocks }, (_, block) => residualBlock(filters, stage > 0 && block === 0 ? 2 : 1, stage === 0 || block > 0)).flat(),
  );
  return {
    input: [32, 32, 3],
    layers: [...normalisedConvolution(widths[0] ?? 0, 1), relu, ...stages, { kind: 'global-average' }, { kind: 'dense', units: 10, activation: 'softmax' }],
  };
}

export const resNet8 = resNet([16, 32, 64], 1);
export const resNet20 = resNet([16, 32, 64], 3);
export const resNet18 = resNet([64, 128, 256, 512], 2);

/** A review of `tokens` words, read word by word: is it praise? */
export function reviewLstm(vocabulary: number, embedding: number, units: number, tokens = 200): Model {
  return {
    input: [tokens],
    layers: [
      { kind: 'embedding', vocabulary, width: embedding },
      { kind: 'lstm', units },
      { kind: 'dense', units: 1, activation: 'sigmoid' },
    ],
  };
}

function feedForward(width: number, activation: Activation): Layer[] {
  return [{ kind: 'dense', units: 4 * width, activation }, { kind: 'dense', units: width }];
}

/** Devlin et al., 2018: 12 layers of width 768. Without the token types and the pooled first token, which add less than 1 % of its weights. */
export function bertBase(tokens: number): Model {
  const width = 768;
  const block: Layer[] = [
    { kind: 'residual', branch: [{ kind: 'attention', heads: 12 }] },
    { kind: 'layer-norm' },
    { kind: 'residual', branch: feedForward(width, 'gelu') },
    { kind: 'layer-norm' },
  ];
  return {
    input: [tokens],
    layers: [{ kind: 'embedding', vocabulary: 30_522, width }, { kind: 'positions', length: 512 }, { kind: 'layer-norm' }, ...Array.from({ length: 12 }, () => block).flat()],
  };
}

export interface GptShape {
  vocabulary: number;
  /** Longest text it can look at. */
  context: number;
  width: number;
  heads: number;
  blocks: number;
}

function gptBlocks(count: number, width: number, heads: number, activation: Activation): Layer[] {
  const block: Layer[] = [
    { kind: 'residual', branch: [{ kind: 'layer-norm' }, { kind: 'attention', heads }] },
    { kind: 'residual', branch: [{ kind: 'layer-norm' }, ...feedForward(width, activation)] },
  ];
  return Array.from({ length: count }, () => block).flat();
}

/** Radford et al., 2019: norms come first, and the scores reuse the embedding's weights. */
export function gpt({ vocabulary, context, width, heads, blocks }: GptShape, tokens = context): Model {
  return {
    input: [tokens],
    layers: [
      { kind: 'embedding', vocabulary, width },
      { kind: 'positions', length: context },
      ...gptBlocks(blocks, width, heads, 'gelu'),
      { kind: 'layer-norm' },
      { kind: 'tied-scores', vocabulary },
    ],
  };
}

export const gpt2Small: GptShape = { vocabulary: 50_257, context: 1024, width: 768, heads: 12, blocks: 12 };

/** The GPT of content/examples/char-gpt: it learns to write characters within minutes. Its scores have weights of their own. */
export function characterGpt({ vocabulary, context, width, heads, blocks }: GptShape = smallGpt): Model {
  return {
    input: [context],
    layers: [
      { kind: 'embedding', vocabulary, width },
      { kind: 'positions', length: context },
      ...gptBlocks(blocks, width, heads, 'relu'),
      { kind: 'layer-norm' },
      { kind: 'dense', units: vocabulary },
    ],
  };
}

export const smallGpt: GptShape = { vocabulary: 128, context: 64, width: 64, heads: 4, blocks: 2 };
