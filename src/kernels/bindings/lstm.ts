import type { NamedAttrMap, Tensor, TensorInfo } from '@tensorflow/tfjs';
import { panelBytes } from './convolution.ts';
import { one } from './gradients.ts';
import { isFloat, runOperation, type Bench, type Kernel } from './kernel.ts';
import { fieldOf, hasMethod, patchLayer, takesSecondGradient } from './patch-layer.ts';
import { registerKernels } from './registry.ts';

const forward = 'LongShortTermMemory';
const backward = 'LongShortTermMemoryGradient';

interface Weight {
  read(): Tensor;
}

interface Cell {
  units: number;
  kernel: Weight;
  recurrentKernel: Weight;
  bias: Weight | null;
  activation: { getClassName(): string };
  recurrentActivation: { getClassName(): string };
}

interface RecurrentLayer {
  cell: Cell;
  goBackwards: boolean;
  returnSequences: boolean;
}

interface Sizes {
  batch: number;
  steps: number;
  channels: number;
  units: number;
}

/**
 * tf.layers.lstm over its whole sequence as one operation with one gradient; TF.js runs twenty operations for each step. Masks,
 * dropout, states kept or given back, other activations and numbers of units that four does not divide go the stock way. Returns what it replaced.
 */
export function installLstm(bench: Bench): string[] {
  const { tf } = bench;
  const isTensor = (value: unknown): value is Tensor => value instanceof tf.Tensor;
  registerKernels(bench, kernels(bench));
  const replaced = patchLayer(bench, tf.layers.lstm({ units: 1 }), (layer, x, options) => {
    if (!isOrdinary(layer) || takesSecondGradient(bench) || !isAbsent(fieldOf(options, 'mask'))) return undefined;
    const { cell } = layer;
    const smooth = ['hardSigmoid', 'sigmoid'].indexOf(cell.recurrentActivation.getClassName());
    if (x.rank !== 3 || x.size === 0 || cell.units % 4 !== 0 || smooth < 0 || cell.activation.getClassName() !== 'tanh') return undefined;
    const [batch = 0] = x.shape;
    const given = fieldOf(options, 'initialState');
    const states: unknown[] = isAbsent(given) ? [tf.zeros([batch, cell.units]), tf.zeros([batch, cell.units])] : Array.isArray(given) ? given : [];
    const [h, c] = states.filter(isTensor);
    if (states.length !== 2 || h === undefined || c === undefined || !isFloat(h) || !isFloat(c)) return undefined;
    const weights = tf.concat([cell.kernel.read(), cell.recurrentKernel.read()], 0);
    const bias = isAbsent(cell.bias) ? tf.zeros([4 * cell.units]) : cell.bias?.read();
    return recorded(bench, { x, weights, bias: one(bias), h, c }, layer.returnSequences, { backwards: layer.goBackwards, smooth });
  });
  return replaced ? ['LSTM'] : [];
}

/**
 * The operation with its gradient. What the way back needs is saved beside the result, not among the results: TF.js would make
 * zeros for the gradients of those.
 */
function recorded(bench: Bench, inputs: Record<'x' | 'weights' | 'bias' | 'h' | 'c', Tensor>, sequences: boolean, attributes: NamedAttrMap): Tensor {
  const { x, weights, bias, h, c } = inputs;
  const operation = bench.tf.customGrad((...parts) => {
    const [outputs, output, ...needed] = runOperation(bench, forward, inputs, attributes);
    const save = parts.at(-1);
    if (typeof save === 'function') save([x, weights, ...needed]);
    return {
      value: one(sequences ? outputs : output),
      gradFunc(dy, saved) {
        const [input, kernels, joined, gates, cells, tangents] = saved;
        return runOperation(
          bench, backward, { dy, x: one(input), weights: one(kernels), inputs: one(joined), gates: one(gates), cells: one(cells), tangents: one(tangents) },
          { ...attributes, sequences },
        );
      },
    };
  });
  return operation(x, weights, bias, h, c);
}

function kernels(bench: Bench): Kernel[] {
  const { heap, native } = bench;
  return [
    {
      name: forward,
      run({ x, weights, bias, h, c }, { backwards, smooth }) {
        if (!isFloat(x) || !isFloat(weights) || !isFloat(bias) || !isFloat(h) || !isFloat(c) || typeof smooth !== 'number') return undefined;
        const { batch, steps, channels, units } = sizesOf(x, weights);
        const wide = channels + units;
        const state = batch * units;
        const made = [
          [batch, steps, units], [batch, units], [steps, batch, wide], [steps, batch, 4 * units], [steps + 1, batch, units], [steps, batch, units],
        ].map((shape) => heap.output(shape));
        const [outputs = 0, output = 0, inputs = 0, gates = 0, cells = 0, tangents = 0] = made.map(({ address }) => address);
        const first = heap.floats(heap.addressOf(h), state);
        for (let n = 0; n < batch; n++) heap.floats(inputs + (n * wide + channels) * 4, units).set(first.subarray(n * units, (n + 1) * units));
        heap.floats(cells, state).set(heap.floats(heap.addressOf(c), state));
        const work = native.convolutionScratchBytes();
        heap.withScratch(work + panelBytes(4 * units, wide), (scratch) =>
          native.lstm(
            heap.addressOf(x), heap.addressOf(weights), heap.addressOf(bias), inputs, gates, cells, tangents, outputs,
            batch, steps, channels, units, backwards === true ? 1 : 0, smooth, scratch + work, scratch,
          ),
        );
        const shown = heap.floats(outputs, steps * state);
        const last = heap.floats(output, state);
        for (let n = 0; n < batch; n++) last.set(shown.subarray(((n + 1) * steps - 1) * units, (n + 1) * steps * units), n * units);
        return made.map(({ info }) => info);
      },
    },
    {
      name: backward,
      run({ dy, x, weights, inputs, gates, cells, tangents }, { backwards, smooth, sequences }) {
        if (!isFloat(x) || !isFloat(weights) || !isFloat(inputs) || !isFloat(gates) || !isFloat(cells) || !isFloat(tangents)) return undefined;
        if (!isFloat(dy) || typeof smooth !== 'number') return undefined;
        const { batch, steps, channels, units } = sizesOf(x, weights);
        const wide = channels + units;
        const state = batch * units;
        const made = [x.shape, weights.shape, [4 * units], [batch, units], [batch, units]].map((shape) => heap.output(shape));
        const [dx = 0, dWeights = 0, dBias = 0, dH = 0, dC = 0] = made.map(({ address }) => address);
        if (sequences === true) heap.clear(dH, state * 4);
        else heap.floats(dH, state).set(heap.floats(heap.addressOf(dy), state));
        heap.clear(dC, state * 4);
        const work = Math.max(native.convolutionScratchBytes(), native.matmulScratchBytes());
        const panels = panelBytes(wide, 4 * units);
        const dInputBytes = batch * wide * 4;
        heap.withScratch(work + panels + dInputBytes + steps * state * 16, (scratch) => {
          const packed = scratch + work;
          const dInputs = packed + panels;
          native.lstmGradient(
            sequences === true ? heap.addressOf(dy) : 0, dH, dC, heap.addressOf(weights), heap.addressOf(inputs), heap.addressOf(gates), heap.addressOf(cells),
            heap.addressOf(tangents), dInputs + dInputBytes, dx, dWeights, dBias, batch, steps, channels, units, backwards === true ? 1 : 0, smooth,
            packed, dInputs, scratch,
          );
        });
        return made.map(({ info }) => info);
      },
    },
  ];
}

function sizesOf(x: TensorInfo, weights: TensorInfo): Sizes {
  const [batch = 0, steps = 0, channels = 0] = x.shape;
  return { batch, steps, channels, units: (weights.shape[1] ?? 0) / 4 };
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

/** Whether nothing asks for more than the kernels do. */
function isOrdinary(layer: unknown): layer is RecurrentLayer {
  const cell = fieldOf(layer, 'cell');
  return (
    typeof fieldOf(cell, 'units') === 'number' && fieldOf(cell, 'dropout') === 0 && fieldOf(cell, 'recurrentDropout') === 0 &&
    fieldOf(layer, 'stateful') !== true && fieldOf(layer, 'returnState') !== true && fieldOf(layer, 'unroll') !== true &&
    ['kernel', 'recurrentKernel'].every((name) => hasMethod(fieldOf(cell, name), 'read')) &&
    ['activation', 'recurrentActivation'].every((name) => hasMethod(fieldOf(cell, name), 'getClassName'))
  );
}
