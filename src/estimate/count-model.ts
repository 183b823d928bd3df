import { addMultiplications, countLayers, type LayerCount, type Multiplications } from './count-layer.ts';
import { valuesIn, type Model } from './layer.ts';

const bytesPerValue = 4;

export interface ModelCount extends LayerCount {
  /** All of them, as `model.countParams()` says. */
  parameters: number;
  /** To learn from one example: forward, then backward. */
  training: Multiplications;
}

/** Counts a model for one example. */
export function countModel({ input, layers }: Model): ModelCount {
  const count = countLayers(layers, input, false);
  return { ...count, parameters: count.trainable + count.fixed, training: addMultiplications(count.forward, count.backward) };
}

export function allMultiplications({ products, convolutions }: Multiplications): number {
  return products + convolutions;
}

/** Floating-point operations: a multiplication and its addition are two. */
export function flops(multiplications: Multiplications): number {
  return 2 * allMultiplications(multiplications);
}

/**
 * Bytes of memory that training a model takes, in float32: weights, their gradients, what the optimizer keeps for each
 * weight, and the activations of one batch.
 * @param optimizerValues numbers the optimizer keeps per weight: 0 for plain SGD, 1 with momentum, 2 for Adam
 */
export function trainingBytes(model: Model, batch: number, optimizerValues: number): number {
  const { trainable, fixed, activations } = countModel(model);
  return bytesPerValue * (trainable * (2 + optimizerValues) + fixed + batch * (activations + valuesIn(model.input)));
}

/** Bytes that using a model takes, in float32: its weights and, at most, the largest two activations; here, all of them. */
export function inferenceBytes(model: Model, batch: number): number {
  const { parameters, activations } = countModel(model);
  return bytesPerValue * (parameters + batch * (activations + valuesIn(model.input)));
}
