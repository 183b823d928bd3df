export type Layer =
  | { kind: 'dense'; units: number }
  | { kind: 'conv2d'; filters: number; kernelSize: number; strides: number; padding: 'valid' | 'same' }
  | { kind: 'maxPooling2d'; poolSize: number }
  | { kind: 'flatten' }
  | { kind: 'batchNormalization' }
  | { kind: 'embedding'; inputDim: number; outputDim: number }
  | { kind: 'lstm'; units: number };

export interface Network {
  input: number[];
  layers: Layer[];
}

function product(numbers: number[]) {
  return numbers.reduce((all, one) => all * one, 1);
}

/** How many places a window has along one side. */
function places(side: number, size: number, stride: number, padding: 'valid' | 'same') {
  // "same" pads the border, so a window may begin at every stride; "valid" windows must lie inside.
  return padding === 'same' ? Math.ceil(side / stride) : Math.floor((side - size) / stride) + 1;
}

export function outputShape(layer: Layer, input: number[]): number[] {
  const [height = 0, width = 0, channels = 0] = input;
  switch (layer.kind) {
    case 'dense':
    case 'lstm':
      return [layer.units];
    case 'conv2d': {
      const { kernelSize, strides, padding, filters } = layer;
      return [places(height, kernelSize, strides, padding), places(width, kernelSize, strides, padding), filters];
    }
    case 'maxPooling2d': {
      const { poolSize } = layer;
      return [places(height, poolSize, poolSize, 'valid'), places(width, poolSize, poolSize, 'valid'), channels];
    }
    case 'flatten':
      return [product(input)];
    case 'embedding':
      return [...input, layer.outputDim];
    case 'batchNormalization':
      return input;
  }
}

export function parameters(layer: Layer, input: number[]): { trainable: number; fixed: number } {
  const width = input.at(-1) ?? 0; // inputs of a unit, channels of an image, or numbers of a word
  switch (layer.kind) {
    case 'dense':
      return { trainable: (width + 1) * layer.units, fixed: 0 }; // + 1: the bias
    case 'conv2d':
      return { trainable: (layer.kernelSize ** 2 * width + 1) * layer.filters, fixed: 0 };
    case 'batchNormalization':
      return { trainable: 2 * width, fixed: 2 * width }; // scale and shift; mean and variance
    case 'embedding':
      return { trainable: layer.inputDim * layer.outputDim, fixed: 0 };
    case 'lstm':
      return { trainable: 4 * (width + layer.units + 1) * layer.units, fixed: 0 }; // four gates
    default:
      return { trainable: 0, fixed: 0 };
  }
}

export function multiplications(layer: Layer, input: number[]): number {
  const width = input.at(-1) ?? 0;
  switch (layer.kind) {
    case 'dense':
      return width * layer.units;
    case 'conv2d':
      // Every value that comes out has multiplied one window of the input.
      return product(outputShape(layer, input)) * layer.kernelSize ** 2 * width;
    case 'lstm':
      // The same weights again for each word: its own numbers, and the state left by the word before.
      return (input[0] ?? 0) * 4 * (width + layer.units) * layer.units;
    default:
      return 0;
  }
}

export function total({ input, layers }: Network) {
  const sum = { trainable: 0, fixed: 0, multiplications: 0, activations: 0 };
  let shape = input;
  for (const layer of layers) {
    const { trainable, fixed } = parameters(layer, shape);
    sum.trainable += trainable;
    sum.fixed += fixed;
    sum.multiplications += multiplications(layer, shape);
    shape = outputShape(layer, shape); // from here on, the input of the next layer
    if (layer.kind !== 'flatten') sum.activations += product(shape);
  }
  return sum;
}

/** Bytes that do not depend on the batch, and bytes for each of its examples. */
function bytes(network: Network) {
  const { trainable, fixed, activations } = total(network);
  // A trained weight stands in memory four times: itself, its gradient, and Adam's two averages.
  return { always: 4 * (4 * trainable + fixed), perExample: 4 * (product(network.input) + activations) };
}

export function trainingBytes(network: Network, batch: number): number {
  const { always, perExample } = bytes(network);
  return always + batch * perExample;
}

export function largestBatch(network: Network, memory: number): number {
  const { always, perExample } = bytes(network);
  return Math.max(0, Math.floor((memory - always) / perExample));
}
