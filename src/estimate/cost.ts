import { winogradShare } from '../contract/winograd-share.ts';
import { countLayer, type Multiplications } from './count-layer.ts';
import { fitted } from './fitted.ts';
import { valuesIn, type Activation, type Layer, type Model, type Shape } from './layer.ts';

/** What our engine has to do for one batch. */
export interface Cost {
  /** Multiplications in matrix products; those that take longer count for more (fitted.ts). */
  products: number;
  /** The same in the products of recurrent layers, which no second thread can share. */
  serial: number;
  /** The same in convolutions. */
  convolutions: number;
  /** Bytes read and written by operations that do little else. */
  bytes: number;
  /** Calls of an operation, however small. */
  operations: number;
  /** Batches that `model.fit` or `model.predict` hands over. */
  batches: number;
}

export interface Task {
  batch: number;
  pass: 'training' | 'inference';
  /** A loop of one's own around the optimizer does without what `model.fit` adds. */
  loop?: 'fit' | 'own';
}

const bytesPerValue = 4;

/** Fetching a batch, loss, accuracy, what `model.fit` keeps count of; for a loop of one's own, the loss alone. */
const operationsPerBatch = { fit: 34, own: 10, inference: 3 } as const;

/** Adam reads weight, gradient and two averages, and writes the weight and the averages. */
const adamValuesPerWeight = 7;

/** Work of one layer beyond its multiplications. `values` are 4-byte numbers read or written. */
interface Extra {
  operations: number;
  valuesPerExample: number;
  /** Whatever the batch: weights. */
  valuesPerBatch?: number;
}

/** The work of one batch. Operation counts are those of TF.js 4.22 with our kernels; a test compares them with a step that runs. */
export function costOf({ input, layers }: Model, task: Task): Cost {
  const { batch, pass, loop = 'fit' } = task;
  const training = pass === 'training';
  const walked = walk(layers, input, training, false);
  const work = training ? walked.training : walked.forward;
  const adam = training ? adamValuesPerWeight * walked.trainable : 0;
  return {
    products: batch * work.products,
    serial: batch * work.serial,
    convolutions: batch * work.convolutions,
    // A batch is copied out of the data: read and written.
    bytes: bytesPerValue * (batch * (walked.valuesPerExample + 2 * valuesIn(input)) + walked.valuesPerBatch + adam),
    operations: operationsPerBatch[training ? loop : 'inference'] + walked.operations,
    batches: loop === 'fit' ? 1 : 0,
  };
}

/** The same work again and again. */
export function repeated(cost: Cost, times: number): Cost {
  const { products, serial, convolutions, bytes, operations, batches } = cost;
  return {
    products: times * products,
    serial: times * serial,
    convolutions: times * convolutions,
    bytes: times * bytes,
    operations: times * operations,
    batches: times * batches,
  };
}

/** Several pieces of work, one after another. */
export function together(...costs: readonly Cost[]): Cost {
  const sum = (part: keyof Cost): number => costs.reduce((all, cost) => all + cost[part], 0);
  return { products: sum('products'), serial: sum('serial'), convolutions: sum('convolutions'), bytes: sum('bytes'), operations: sum('operations'), batches: sum('batches') };
}

/** The multiplications of a cost. */
type Work = Pick<Cost, 'products' | 'serial' | 'convolutions'>;

interface Walked extends Required<Extra> {
  output: Shape;
  trainable: number;
  forward: Work;
  training: Work;
}

function walk(layers: readonly Layer[], input: Shape, training: boolean, inputLearns: boolean): Walked {
  let total: Walked = {
    output: input,
    trainable: 0,
    forward: { products: 0, serial: 0, convolutions: 0 },
    training: { products: 0, serial: 0, convolutions: 0 },
    operations: 0,
    valuesPerExample: 0,
    valuesPerBatch: 0,
  };
  for (const layer of layers) {
    const learns = inputLearns || total.trainable > 0;
    const parts = layer.kind === 'residual' ? [walk(layer.branch, total.output, training, learns), walk(layer.shortcut ?? [], total.output, training, learns)] : [];
    total = joined(total, layer, training, learns, parts);
  }
  return total;
}

function joined(before: Walked, layer: Layer, training: boolean, learns: boolean, parts: readonly Walked[]): Walked {
  const count = countLayer(layer, before.output, learns);
  const own = extraOf(layer, before.output, count.output, training, learns);
  const branches = layer.kind === 'residual';
  const workOf = (multiplications: Multiplications): Work => weighted(layer, before.output, count.output, multiplications);
  const sum = (part: keyof Extra): number => before[part] + (own[part] ?? 0) + parts.reduce((all, walked) => all + walked[part], 0);
  return {
    output: count.output,
    trainable: before.trainable + count.trainable,
    forward: plus(before.forward, ...(branches ? parts.map(({ forward }) => forward) : [workOf(count.forward)])),
    training: plus(before.training, ...(branches ? parts.map(({ training: both }) => both) : [workOf(count.forward), workOf(count.backward)])),
    operations: sum('operations'),
    valuesPerExample: sum('valuesPerExample'),
    valuesPerBatch: sum('valuesPerBatch'),
  };
}

/** A layer's multiplications, counted for more where they take longer than in our calibration, and for less where there are fewer. */
function weighted(layer: Layer, input: Shape, output: Shape, { products, convolutions }: Multiplications): Work {
  if (layer.kind === 'lstm' || layer.kind === 'gru') return { products: 0, serial: fitted.recurrent * products, convolutions };
  return { products, serial: 0, convolutions: layer.kind === 'convolution' ? convolutionWeight(layer, input, output) * convolutions : convolutions };
}

function convolutionWeight({ size, stride = 1 }: Extract<Layer, { kind: 'convolution' }>, input: Shape, [outHeight = 1, outWidth = 1, outChannels = 1]: Shape): number {
  const channels = input.at(-1) ?? 1;
  if (channels === 1) return fitted.singleChannel;
  return size === 3 && stride === 1 ? Math.min(1, winogradShare({ outHeight, outWidth, channels, outChannels })) : 1;
}

function plus(...all: readonly Work[]): Work {
  const sum = (part: keyof Work): number => all.reduce((total, work) => total + work[part], 0);
  return { products: sum('products'), serial: sum('serial'), convolutions: sum('convolutions') };
}

function extraOf(layer: Layer, input: Shape, output: Shape, training: boolean, learns: boolean): Extra {
  const into = valuesIn(input);
  const out = valuesIn(output);
  const either = (there: number, andBack: number): number => (training ? andBack : there);
  switch (layer.kind) {
    case 'dense':
    case 'convolution':
    case 'transposed-convolution':
    case 'depthwise': {
      const activation = fusedActivation(layer.activation, out, training);
      const weights = countLayer(layer, input, learns).trainable;
      const bias = layer.bias === false ? 0 : 1;
      return {
        // Forward; then the gradients of weights, biases and input, and three tensors kept for them.
        operations: either(1, 5 + bias + (learns ? 1 : 0)) + activation.operations,
        valuesPerExample: either(0, bias * out) + activation.valuesPerExample,
        valuesPerBatch: either(1, 3) * weights,
      };
    }
    case 'max-pool':
    case 'average-pool':
      return { operations: either(1, 4), valuesPerExample: either(into + out, 3 * (into + out)) };
    case 'global-average':
      return { operations: either(1, 4), valuesPerExample: either(1, 5) * into };
    case 'batch-norm':
      return { operations: either(2, 24), valuesPerExample: either(2, 10) * out };
    case 'layer-norm':
      return { operations: either(1, 6), valuesPerExample: either(4, 10) * out };
    case 'activation':
      return separateActivation(out, training);
    case 'dropout':
      return { operations: either(1, 12), valuesPerExample: either(0, 12) * out };
    case 'flatten':
    case 'reshape':
      return { operations: either(1, learns ? 2 : 1), valuesPerExample: 0 };
    case 'embedding':
      // The gradient is a table as large as the weights.
      return { operations: either(6, 8), valuesPerExample: either(2, 4) * out, valuesPerBatch: either(0, 1) * layer.vocabulary * layer.width };
    case 'positions':
      return { operations: either(1, 4), valuesPerExample: either(2, 5) * out };
    case 'lstm':
      // One kernel of ours for all tokens; sigmoids and hyperbolic tangents take longer than the bytes they read.
      return { operations: either(3, 92), valuesPerExample: either(20, 50) * layer.units * (input[0] ?? 1) };
    case 'gru':
      // TF.js calls each operation anew for each token.
      return { operations: either(5 + 35 * (input[0] ?? 1), 79 + 153 * (input[0] ?? 1)), valuesPerExample: either(60, 200) * layer.units * (input[0] ?? 1) };
    case 'attention':
      return attention(layer.heads, input, training);
    case 'residual':
      return { operations: either(2, 8), valuesPerExample: either(3, 8) * out };
    case 'tied-scores':
      return { operations: either(1, 6), valuesPerExample: 0, valuesPerBatch: either(1, 3) * layer.vocabulary * (input.at(-1) ?? 1) };
    default:
      return layer satisfies never;
  }
}

/** Relu goes with the product before it and costs only on the way back. */
function fusedActivation(activation: Activation | undefined, out: number, training: boolean): Extra {
  if (activation === undefined) return { operations: 0, valuesPerExample: 0 };
  if (activation === 'relu') return training ? { operations: 1, valuesPerExample: 3 * out } : { operations: 0, valuesPerExample: 0 };
  return separateActivation(out, training, 2);
}

function separateActivation(out: number, training: boolean, operations = 3): Extra {
  return { operations: training ? operations : 1, valuesPerExample: (training ? 5 : 2) * out };
}

function attention(heads: number, [tokens = 1, width = 1]: Shape, training: boolean): Extra {
  const scores = heads * tokens ** 2;
  return {
    operations: training ? 100 : 27,
    // Scaling, masking, softmax; and queries, keys, values and mixtures change their order in memory.
    valuesPerExample: training ? 16 * scores + 40 * tokens * width : 6 * scores + 14 * tokens * width,
    valuesPerBatch: (training ? 3 : 1) * 4 * width ** 2,
  };
}
