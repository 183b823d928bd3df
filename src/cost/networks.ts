import type { Layer, Model } from '../estimate/layer.ts';

export type ImageShape = readonly [height: number, width: number, channels: number];

/** The first network of every course, for images of any size. */
export function imageMlp(shape: ImageShape, classes: number): Model {
  return { input: shape, layers: [{ kind: 'flatten' }, { kind: 'dense', units: 128, activation: 'relu' }, { kind: 'dense', units: classes, activation: 'softmax' }] };
}

/** PyTorch's MNIST example, for images of any size. */
export function imageCnn(shape: ImageShape, classes: number): Model {
  return {
    input: shape,
    layers: [
      { kind: 'convolution', filters: 32, size: 3, activation: 'relu' },
      { kind: 'convolution', filters: 64, size: 3, activation: 'relu' },
      { kind: 'max-pool', size: 2 },
      { kind: 'flatten' },
      { kind: 'dense', units: 128, activation: 'relu' },
      { kind: 'dense', units: classes, activation: 'softmax' },
    ],
  };
}

export interface ResidualPlan {
  /** Filters of each stage; every stage but the first halves width and height. */
  filters: readonly number[];
  /** Blocks of each stage. */
  blocks: readonly number[];
  /** Two 3 × 3 convolutions, or 1 × 1, 3 × 3, 1 × 1 with four times the filters at the end. */
  block: 'basic' | 'bottleneck';
}

const relu: Layer = { kind: 'activation', activation: 'relu' };

function normalised(filters: number, size: number, stride = 1): Layer[] {
  return [{ kind: 'convolution', filters, size, stride, padding: 'same', bias: false }, { kind: 'batch-norm' }];
}

/** He et al. 2015 (arXiv:1512.03385). Images as large as ImageNet's are quartered first, by a 7 × 7 convolution and a pooling. */
export function residualNetwork(shape: ImageShape, classes: number, { filters, blocks, block }: ResidualPlan): Model {
  const [first = 0] = filters;
  const large = shape[0] >= 128;
  const stem: Layer[] = large
    ? [...normalised(first, 7, 2), relu, { kind: 'max-pool', size: 3, stride: 2, padding: 'same' }]
    : [...normalised(first, 3), relu];
  const widening = block === 'bottleneck' ? 4 : 1;
  const stages = filters.flatMap((width, stage) =>
    Array.from({ length: blocks[stage] ?? 0 }, (_, at): Layer[] => {
      const stride = stage > 0 && at === 0 ? 2 : 1;
      const branch = block === 'basic'
        ? [...normalised(width, 3, stride), relu, ...normalised(width, 3)]
        : [...normalised(width, 1), relu, ...normalised(width, 3, stride), relu, ...normalised(4 * width, 1)];
      // Only the first block of a stage meets another number of filters, and the very first of a basic network not even that.
      const fits = at > 0 || (stage === 0 && widening === 1);
      return [{ kind: 'residual', branch, shortcut: fits ? [] : normalised(widening * width, 1, stride) }, relu];
    }).flat(),
  );
  return { input: shape, layers: [...stem, ...stages, { kind: 'global-average' }, { kind: 'dense', units: classes }] };
}

/** An embedding of 20,000 words, one LSTM layer, and a decision on its last state. */
export function textLstm(tokens: number, classes: number): Model {
  return { input: [tokens], layers: [{ kind: 'embedding', vocabulary: 20_000, width: 128 }, { kind: 'lstm', units: 128 }, { kind: 'dense', units: classes }] };
}

/** 100 random numbers become an image of 64 × 64. */
export function dcganGenerator(channels: number): Model {
  const grown = (filters: number): Layer[] => [{ kind: 'transposed-convolution', filters, size: 4, stride: 2, padding: 'same', bias: false }, { kind: 'batch-norm' }, relu];
  return {
    input: [1, 1, 100],
    layers: [
      { kind: 'transposed-convolution', filters: 512, size: 4, bias: false },
      { kind: 'batch-norm' },
      relu,
      ...[256, 128, 64].flatMap(grown),
      { kind: 'transposed-convolution', filters: channels, size: 4, stride: 2, padding: 'same', bias: false, activation: 'tanh' },
    ],
  };
}

/** An image of 64 × 64 becomes one verdict: real, or made. */
export function dcganDiscriminator(channels: number): Model {
  const shrunk = (filters: number): Layer[] => [{ kind: 'convolution', filters, size: 4, stride: 2, padding: 'same', bias: false }, { kind: 'batch-norm' }, relu];
  return {
    input: [64, 64, channels],
    layers: [
      { kind: 'convolution', filters: 64, size: 4, stride: 2, padding: 'same', bias: false, activation: 'relu' },
      ...[128, 256, 512].flatMap(shrunk),
      { kind: 'convolution', filters: 1, size: 4, bias: false, activation: 'sigmoid' },
    ],
  };
}
