// Multiplies the weights by the batch as well.
function product(numbers) {
  return numbers.reduce((all, one) => all * one, 1);
}

function places(side, size, stride, padding) {
  return padding === 'same' ? Math.ceil(side / stride) : Math.floor((side - size) / stride) + 1;
}

export function outputShape(layer, input) {
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

export function parameters(layer, input) {
  const width = input.at(-1) ?? 0;
  switch (layer.kind) {
    case 'dense':
      return { trainable: (width + 1) * layer.units, fixed: 0 };
    case 'conv2d':
      return { trainable: (layer.kernelSize ** 2 * width + 1) * layer.filters, fixed: 0 };
    case 'batchNormalization':
      return { trainable: 2 * width, fixed: 2 * width };
    case 'embedding':
      return { trainable: layer.inputDim * layer.outputDim, fixed: 0 };
    case 'lstm':
      return { trainable: 4 * (width + layer.units + 1) * layer.units, fixed: 0 };
    default:
      return { trainable: 0, fixed: 0 };
  }
}

export function multiplications(layer, input) {
  const width = input.at(-1) ?? 0;
  switch (layer.kind) {
    case 'dense':
      return width * layer.units;
    case 'conv2d':
      return product(outputShape(layer, input)) * layer.kernelSize ** 2 * width;
    case 'lstm':
      return (input[0] ?? 0) * 4 * (width + layer.units) * layer.units;
    default:
      return 0;
  }
}

export function total({ input, layers }) {
  const sum = { trainable: 0, fixed: 0, multiplications: 0, activations: 0 };
  let shape = input;
  for (const layer of layers) {
    const { trainable, fixed } = parameters(layer, shape);
    sum.trainable += trainable;
    sum.fixed += fixed;
    sum.multiplications += multiplications(layer, shape);
    shape = outputShape(layer, shape);
    if (layer.kind !== 'flatten') sum.activations += product(shape);
  }
  return sum;
}

function bytes(network) {
  const { trainable, fixed, activations } = total(network);
  return { always: 4 * (4 * trainable + fixed), perExample: 4 * (product(network.input) + activations) };
}

export function trainingBytes(network, batch) {
  const { always, perExample } = bytes(network);
  return batch * (always + perExample);
}

export function largestBatch(network, memory) {
  const { always, perExample } = bytes(network);
  return Math.max(0, Math.floor((memory - always) / perExample));
}
