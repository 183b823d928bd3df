import { valuesIn, type Layer, type Padding, type Shape } from './layer.ts';

/** Multiplications, each with the addition that follows it: two floating-point operations. */
export interface Multiplications {
  /** In matrix products. */
  products: number;
  /** In convolutions. */
  convolutions: number;
}

/** The work of one layer, or of several in a row, for one example; the same on every machine. */
export interface LayerCount {
  output: Shape;
  /** What training adjusts. */
  trainable: number;
  /** Kept beside them and never trained: the moving averages of batch normalisation. */
  fixed: number;
  /** To compute the output. */
  forward: Multiplications;
  /** To find how each weight should change, and to pass the error on to the input where an earlier layer needs it. */
  backward: Multiplications;
  /** Values computed on the way and kept until the error comes back. */
  activations: number;
}

const none: Multiplications = { products: 0, convolutions: 0 };

export function addMultiplications(a: Multiplications, b: Multiplications, times = 1): Multiplications {
  return { products: a.products + times * b.products, convolutions: a.convolutions + times * b.convolutions };
}

/**
 * Counts one layer.
 * @param input shape of one example
 * @param inputLearns whether an earlier layer has weights: only then does the error travel through to the input
 */
export function countLayer(layer: Layer, input: Shape, inputLearns: boolean): LayerCount {
  switch (layer.kind) {
    case 'dense': {
      const width = last(input);
      const output = [...input.slice(0, -1), layer.units];
      return weighted(output, width * layer.units + biases(layer, layer.units), { ...none, products: valuesIn(output) * width }, inputLearns);
    }
    case 'convolution': {
      const [height, width, channels] = image(input);
      const output = [...windows([height, width], layer), layer.filters];
      const weights = layer.size ** 2 * channels * layer.filters;
      return weighted(output, weights + biases(layer, layer.filters), { ...none, convolutions: valuesIn(output) * layer.size ** 2 * channels }, inputLearns);
    }
    case 'transposed-convolution': {
      const [height, width, channels] = image(input);
      const stride = layer.stride ?? 1;
      const grow = (side: number): number => side * stride + (layer.padding === 'same' ? 0 : Math.max(layer.size - stride, 0));
      const output = [grow(height), grow(width), layer.filters];
      const weights = layer.size ** 2 * channels * layer.filters;
      return weighted(output, weights + biases(layer, layer.filters), { ...none, convolutions: height * width * weights }, inputLearns);
    }
    case 'depthwise': {
      const [height, width, channels] = image(input);
      const output = [...windows([height, width], layer), channels];
      return weighted(output, layer.size ** 2 * channels + biases(layer, channels), { ...none, convolutions: valuesIn(output) * layer.size ** 2 }, inputLearns);
    }
    case 'max-pool':
    case 'average-pool': {
      const [height, width, channels] = image(input);
      return weightless([...windows([height, width], { ...layer, stride: layer.stride ?? layer.size }), channels]);
    }
    case 'global-average':
      return weightless([last(input)]);
    case 'batch-norm':
      return { ...weightless(input), trainable: 2 * last(input), fixed: 2 * last(input) };
    case 'layer-norm':
      return { ...weightless(input), trainable: 2 * last(input) };
    case 'activation':
    case 'dropout':
      return weightless(input);
    case 'flatten':
      return { ...weightless([valuesIn(input)]), activations: 0 };
    case 'reshape':
      return { ...weightless(layer.shape), activations: 0 };
    case 'embedding':
      return { ...weightless([...input, layer.width]), trainable: layer.vocabulary * layer.width };
    case 'positions':
      return { ...weightless(input), trainable: layer.length * last(input) };
    case 'lstm':
      return recurrent(layer, input, inputLearns, 4);
    case 'gru':
      // One vector of biases, as in TF.js; Keras and PyTorch have two.
      return recurrent(layer, input, inputLearns, 3);
    case 'attention':
      return attention(layer, input, inputLearns);
    case 'residual': {
      const branch = countLayers(layer.branch, input, inputLearns);
      const shortcut = countLayers(layer.shortcut ?? [], input, inputLearns);
      return { ...together(branch, shortcut), output: branch.output, activations: branch.activations + shortcut.activations + valuesIn(branch.output) };
    }
    case 'tied-scores': {
      const output = [...input.slice(0, -1), layer.vocabulary];
      // Two passes at any rate: the weights learn here too.
      return weighted(output, 0, { ...none, products: valuesIn(output) * last(input) }, inputLearns);
    }
    default:
      return layer satisfies never;
  }
}

/** Counts layers that follow each other. */
export function countLayers(layers: readonly Layer[], input: Shape, inputLearns: boolean): LayerCount {
  let total: LayerCount = { ...weightless(input), activations: 0 };
  for (const layer of layers) {
    const count = countLayer(layer, total.output, inputLearns || total.trainable > 0);
    total = { ...together(total, count), output: count.output, activations: total.activations + count.activations };
  }
  return total;
}

function together(a: LayerCount, b: LayerCount): Omit<LayerCount, 'output' | 'activations'> {
  return {
    trainable: a.trainable + b.trainable,
    fixed: a.fixed + b.fixed,
    forward: addMultiplications(a.forward, b.forward),
    backward: addMultiplications(a.backward, b.backward),
  };
}

function weightless(output: Shape): LayerCount {
  return { output, trainable: 0, fixed: 0, forward: none, backward: none, activations: valuesIn(output) };
}

/** A layer whose every multiplication pairs a weight with an input: one pass for the weights, one for the input. */
function weighted(output: Shape, trainable: number, forward: Multiplications, inputLearns: boolean): LayerCount {
  return { output, trainable, fixed: 0, forward, backward: addMultiplications(none, forward, inputLearns ? 2 : 1), activations: valuesIn(output) };
}

/** Hochreiter and Schmidhuber, 1997 (LSTM, 4 gates); Cho et al., 2014 (GRU, 3): each step multiplies its input and its state. */
function recurrent(layer: { units: number; sequence?: boolean }, input: Shape, inputLearns: boolean, gates: number): LayerCount {
  const [steps = 1, width = 1] = input;
  const { units } = layer;
  const fromInput = steps * width * gates * units;
  const fromState = steps * units * gates * units;
  return {
    output: layer.sequence === true ? [steps, units] : [units],
    trainable: gates * (width * units + units * units + units),
    fixed: 0,
    forward: { ...none, products: fromInput + fromState },
    backward: { ...none, products: (inputLearns ? 2 : 1) * fromInput + 2 * fromState },
    // Each step keeps its gates, its state and what the state let through.
    activations: steps * units * (gates + 2),
  };
}

/** Vaswani et al., 2017: queries, keys, values and the output are projections; scores and mixtures are products of two computed matrices. */
function attention(layer: { heads: number; bias?: boolean }, input: Shape, inputLearns: boolean): LayerCount {
  const [tokens = 1, width = 1] = input;
  const threeProjections = 3 * tokens * width * width;
  const output = tokens * width * width;
  const between = 2 * tokens * tokens * width;
  return {
    output: input,
    trainable: 4 * width * width + (layer.bias === false ? 0 : 4 * width),
    fixed: 0,
    forward: { ...none, products: threeProjections + output + between },
    backward: { ...none, products: (inputLearns ? 2 : 1) * threeProjections + 2 * output + 2 * between },
    // Queries, keys, values, mixtures and output; scores before and after the softmax.
    activations: 5 * tokens * width + 2 * layer.heads * tokens * tokens,
  };
}

function biases(layer: { bias?: boolean }, count: number): number {
  return layer.bias === false ? 0 : count;
}

function last(shape: Shape): number {
  return shape.at(-1) ?? 1;
}

function image(shape: Shape): [height: number, width: number, channels: number] {
  const [height, width, channels] = shape;
  if (height === undefined || width === undefined || channels === undefined) throw new RangeError(`Expected an image [height, width, channels], got [${shape.join(', ')}].`);
  return [height, width, channels];
}

/** Positions of a window along each side; "valid" windows stay inside, "same" ones start at every stride. */
function windows(sides: readonly number[], layer: { size: number; stride?: number; padding?: Padding }): number[] {
  const stride = layer.stride ?? 1;
  return sides.map((side) => (layer.padding === 'same' ? Math.ceil(side / stride) : Math.floor((side - layer.size) / stride) + 1));
}
