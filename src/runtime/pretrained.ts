import { networkNames, type NetworkName } from '../contract/network-names.ts';
import { artifactsOf, readGraph } from './graph.ts';
import { host } from './link.ts';
import * as tf from './tfjs.ts';

/**
 * A network that has been trained already; content/networks says how. Its weights are rounded to 8 bits. It can be
 * trained further once it is compiled. The caller disposes it.
 * @param name `digits`: [count, 28, 28, 1] to 10 chances; `objects`: photographs of CIFAR-10, [count, 32, 32, 3], to 10
 * chances; `reviews`: 200 numbers of words, from `vocabulary.toTensor(texts, 200)`, to the chance that the film is liked
 */
export async function pretrained(name: NetworkName): Promise<tf.LayersModel> {
  if (!networkNames.includes(name)) {
    throw new RangeError(`pretrained("${name}"): there is no trained network of that name. These exist: ${networkNames.join(', ')}.`);
  }
  const graph = readGraph(await host().shard('networks', name, 0), 'The trained network');
  return tf.loadLayersModel(tf.io.fromMemory(artifactsOf(graph, await host().shard('networks', name, 1))));
}
