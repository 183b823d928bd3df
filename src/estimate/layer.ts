/**
 * Models as data: enough of each layer to count its work without building it. Shapes leave the batch out, as TF.js and
 * Keras do: an image is [height, width, channels], a text [tokens] and, once embedded, [tokens, width].
 */
export type Shape = readonly number[];

export type Layer =
  | { kind: 'dense'; units: number; bias?: boolean; activation?: Activation }
  | { kind: 'convolution'; filters: number; size: number; stride?: number; padding?: Padding; bias?: boolean; activation?: Activation }
  /** The way back up, in a generator: each input value spreads its filter over the output. */
  | { kind: 'transposed-convolution'; filters: number; size: number; stride?: number; padding?: Padding; bias?: boolean; activation?: Activation }
  /** One filter per channel. */
  | { kind: 'depthwise'; size: number; stride?: number; padding?: Padding; bias?: boolean; activation?: Activation }
  | { kind: 'max-pool'; size: number; stride?: number; padding?: Padding }
  | { kind: 'average-pool'; size: number; stride?: number; padding?: Padding }
  /** The mean over all positions: [height, width, channels] or [tokens, width] becomes one vector. */
  | { kind: 'global-average' }
  | { kind: 'batch-norm' }
  | { kind: 'layer-norm' }
  | { kind: 'activation'; activation: Activation }
  | { kind: 'dropout' }
  | { kind: 'flatten' }
  | { kind: 'reshape'; shape: Shape }
  /** Tokens become vectors: [tokens] to [tokens, width]. */
  | { kind: 'embedding'; vocabulary: number; width: number }
  /** A learned vector for each place, added to what stands there. */
  | { kind: 'positions'; length: number }
  /** `sequence`: every state comes out, not only the last. */
  | { kind: 'lstm'; units: number; sequence?: boolean }
  | { kind: 'gru'; units: number; sequence?: boolean }
  /** Multi-head self-attention with its four projections. `causal` masks what comes later; the work is the same. */
  | { kind: 'attention'; heads: number; bias?: boolean }
  /** The sum of a branch and a shortcut; an empty shortcut passes its input on. */
  | { kind: 'residual'; branch: readonly Layer[]; shortcut?: readonly Layer[] }
  /** Scores over the vocabulary by the embedding's own weights, used a second time: work without parameters. */
  | { kind: 'tied-scores'; vocabulary: number };

export type Activation = 'relu' | 'gelu' | 'sigmoid' | 'tanh' | 'softmax';
export type Padding = 'same' | 'valid';

export interface Model {
  input: Shape;
  layers: readonly Layer[];
}

/** Values in a shape: the product of its sides. */
export function valuesIn(shape: Shape): number {
  return shape.reduce((product, side) => product * side, 1);
}
