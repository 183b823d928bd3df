import { joinBytes } from './join-bytes.ts';
import { sizeOf, type WeightEntry } from './model-graph.ts';

/**
 * Weights of a model in 8 bits. A large weight becomes whole numbers from -127 to 127 and one scale for each column
 * of its last axis, the outputs of the layer: value ≈ scale × whole number (per-channel symmetric quantisation,
 * Krishnamoorthi, Quantizing deep convolutional networks for efficient inference, 2018). One scale for a whole
 * weight would be ten times less exact here. Small weights (biases, norms) stay as they are: together they are nothing.
 *
 * The file holds the weights in the order of the graph: a small one as its 4-byte values, a large one as its scales
 * (4 bytes each), then its whole numbers. All of it little-endian.
 */
const smallest = 4_096;
const largestStep = 127;

function isPacked({ shape, dtype }: WeightEntry): boolean {
  return dtype === 'float32' && sizeOf(shape) >= smallest;
}

/** @param values all weights as 4-byte values, one after another */
export function packWeights(weights: readonly WeightEntry[], values: Uint8Array): Uint8Array {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const weight of weights) {
    const bytes = new Uint8Array(values.subarray(at, at + 4 * sizeOf(weight.shape)));
    at += bytes.length;
    if (isPacked(weight)) pieces.push(...quantise(new Float32Array(bytes.buffer), columnsOf(weight)));
    else pieces.push(bytes);
  }
  return joinBytes(pieces);
}

/** The inverse of `packWeights`, but for what rounding lost: all weights as 4-byte values, one after another. */
export function unpackWeights(weights: readonly WeightEntry[], packed: Uint8Array): ArrayBuffer {
  const pieces: Uint8Array[] = [];
  let at = 0;
  const take = (length: number): Uint8Array<ArrayBuffer> => {
    const bytes = new Uint8Array(packed.subarray(at, at + length));
    at += length;
    return bytes;
  };
  for (const weight of weights) {
    const size = sizeOf(weight.shape);
    if (!isPacked(weight)) {
      pieces.push(take(4 * size));
      continue;
    }
    const scales = new Float32Array(take(4 * columnsOf(weight)).buffer);
    const steps = new Int8Array(take(size).buffer);
    const values = new Float32Array(size);
    for (let index = 0; index < size; index++) values[index] = (steps[index] ?? 0) * (scales[index % scales.length] ?? 0);
    pieces.push(new Uint8Array(values.buffer));
  }
  return joinBytes(pieces).buffer;
}

function quantise(values: Float32Array, columns: number): [scales: Uint8Array, steps: Uint8Array] {
  const scales = new Float32Array(columns);
  values.forEach((value, index) => {
    const column = index % columns;
    scales[column] = Math.max(scales[column] ?? 0, Math.abs(value) / largestStep);
  });
  const steps = new Int8Array(values.length);
  values.forEach((value, index) => {
    const scale = scales[index % columns] ?? 0;
    steps[index] = scale === 0 ? 0 : Math.round(value / scale);
  });
  return [new Uint8Array(scales.buffer), new Uint8Array(steps.buffer)];
}

function columnsOf({ shape }: WeightEntry): number {
  return shape.at(-1) ?? 1;
}
