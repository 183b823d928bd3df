/** One weight of a model: a constant of its graph. */
export interface WeightEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: 'float32' | 'int32';
}

/** A piece of a word with the logarithm of how likely it is. */
export type ScoredPiece = readonly [piece: string, score: number];

/** The file of a model's `graph` part, unpacked: JSON of this shape, in UTF-8. */
export interface ModelGraph {
  /** TensorFlow's graph, as TF.js reads it. */
  readonly topology: object;
  /** In the order in which their values lie in the files of weights. */
  readonly weights: readonly WeightEntry[];
  readonly vocabulary: readonly ScoredPiece[];
}

/** The file is checked against the manifest's hash and written by our own build: that it is one at all is enough. */
export function isModelGraph(value: unknown): value is ModelGraph {
  return typeof value === 'object' && value !== null && 'topology' in value && 'weights' in value && 'vocabulary' in value;
}

export function countWeights(weights: readonly WeightEntry[]): number {
  return weights.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
