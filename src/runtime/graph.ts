import { isModelGraph, type ModelGraph } from '../contract/model-graph.ts';
import { unpackWeights } from '../contract/model-weights.ts';
import type * as tf from './tfjs.ts';

/** @param what names the network at the beginning of a sentence, "The sentence encoder" */
export function readGraph(bytes: Uint8Array, what: string): ModelGraph {
  const graph: unknown = JSON.parse(new TextDecoder().decode(bytes));
  if (!isModelGraph(graph)) throw new Error(`${what} cannot be read. Reload the page.`);
  return graph;
}

/** What TF.js loads a network from. @param packed its weights, as `packWeights` wrote them; or as they are */
export function artifactsOf({ topology, weights }: ModelGraph, packed: Uint8Array, isPacked = true): tf.io.ModelArtifacts {
  return {
    modelTopology: topology,
    weightSpecs: weights.map(({ name, shape, dtype }) => ({ name, shape: [...shape], dtype })),
    weightData: isPacked ? unpackWeights(weights, packed) : new Uint8Array(packed).buffer,
  };
}
