/** Les couches sont décrites avec les mots de tf.layers. Les biais sont toujours là. */
export type Layer =
  | { kind: 'dense'; units: number }
  | { kind: 'conv2d'; filters: number; kernelSize: number; strides: number; padding: 'valid' | 'same' }
  | { kind: 'maxPooling2d'; poolSize: number }
  | { kind: 'flatten' }
  | { kind: 'batchNormalization' }
  | { kind: 'embedding'; inputDim: number; outputDim: number }
  | { kind: 'lstm'; units: number };

/** Les formes sont celles d’un seul exemple : [hauteur, largeur, canaux], [mots] ou [nombres]. */
export interface Network {
  input: number[];
  layers: Layer[];
}

/** La forme qui sort d’une couche. */
export function outputShape(layer: Layer, input: number[]): number[] {
  switch (layer.kind) {
    case 'dense':
      return [layer.units];
    default:
      return input; // à vous : un cas pour chaque sorte
  }
}

/** Les nombres que l’entraînement ajuste, et ceux qui sont gardés sans être entraînés. */
export function parameters(layer: Layer, input: number[]): { trainable: number; fixed: number } {
  const width = input.at(-1) ?? 0;
  switch (layer.kind) {
    case 'dense':
      return { trainable: width * layer.units, fixed: 0 }; // il manque quelque chose ici
    default:
      return { trainable: 0, fixed: 0 }; // à vous
  }
}

/** Les multiplications du passage avant, pour un exemple. */
export function multiplications(layer: Layer, input: number[]): number {
  return layer.kind === 'dense' ? (input.at(-1) ?? 0) * layer.units : 0; // à vous
}

/** Le réseau entier, pour un exemple. */
export function total({ input, layers }: Network) {
  const sum = { trainable: 0, fixed: 0, multiplications: 0, activations: 0 };
  for (const layer of layers) {
    sum.multiplications += multiplications(layer, input); // à vous : de qui est-ce l’entrée ?
  }
  return sum;
}

/** Les octets de mémoire pour entraîner avec Adam sur des lots de cette taille. */
export function trainingBytes(network: Network, batch: number): number {
  return 4 * total(network).trainable * batch; // à vous
}

/** Le plus grand lot qu’on puisse entraîner dans tant d’octets ; 0 si pas même un exemple ne tient. */
export function largestBatch(network: Network, memory: number): number {
  return Math.floor(memory / (1 + trainingBytes(network, 1))); // à vous
}
