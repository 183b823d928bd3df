/** Layers are described with the words of tf.layers. Biases are always there. */
export type Layer =
  | { kind: 'dense'; units: number }
  | { kind: 'conv2d'; filters: number; kernelSize: number; strides: number; padding: 'valid' | 'same' }
  | { kind: 'maxPooling2d'; poolSize: number }
  | { kind: 'flatten' }
  | { kind: 'batchNormalization' }
  | { kind: 'embedding'; inputDim: number; outputDim: number }
  | { kind: 'lstm'; units: number };

/** Shapes are those of one example: [height, width, channels], [words] or [numbers]. */
export interface Network {
  input: number[];
  layers: Layer[];
}

/** The shape that comes out of a layer. */
export function outputShape(layer: Layer, input: number[]): number[] {
  switch (layer.kind) {
    case 'dense':
      return [layer.units];
    default:
      return input; // your turn: one case for each kind
  }
}

/** Numbers that training adjusts, and numbers that are kept but not trained. */
export function parameters(layer: Layer, input: number[]): { trainable: number; fixed: number } {
  const width = input.at(-1) ?? 0;
  switch (layer.kind) {
    case 'dense':
      return { trainable: width * layer.units, fixed: 0 }; // something is missing here
    default:
      return { trainable: 0, fixed: 0 }; // your turn
  }
}

/** Multiplications of the forward pass, for one example. */
export function multiplications(layer: Layer, input: number[]): number {
  return layer.kind === 'dense' ? (input.at(-1) ?? 0) * layer.units : 0; // your turn
}

/** The whole network, for one example. */
export function total({ input, layers }: Network) {
  const sum = { trainable: 0, fixed: 0, multiplications: 0, activations: 0 };
  for (const layer of layers) {
    sum.multiplications += multiplications(layer, input); // your turn: whose input is this?
  }
  return sum;
}

/** Bytes of memory to train with Adam on batches of this size. */
export function trainingBytes(network: Network, batch: number): number {
  return 4 * total(network).trainable * batch; // your turn
}

/** The largest batch that can be trained in so many bytes; 0 when not even one example fits. */
export function largestBatch(network: Network, memory: number): number {
  return Math.floor(memory / (1 + trainingBytes(network, 1))); // your turn
}
