// Exécuter lance ce fichier. Changez-le à votre guise : seul answer.ts est vérifié.
import * as tf from '@tensorflow/tfjs';
import { display } from 'sans-gpu';
import { largestBatch, multiplications, outputShape, parameters, total, type Network } from './answer';

const networks: Record<string, Network> = {
  'Des photographies': {
    input: [32, 32, 3],
    layers: [
      { kind: 'conv2d', filters: 16, kernelSize: 3, strides: 1, padding: 'same' },
      { kind: 'batchNormalization' },
      { kind: 'maxPooling2d', poolSize: 2 },
      { kind: 'conv2d', filters: 32, kernelSize: 3, strides: 2, padding: 'valid' },
      { kind: 'flatten' },
      { kind: 'dense', units: 10 },
    ],
  },
  'Des critiques de films': {
    input: [100],
    layers: [
      { kind: 'embedding', inputDim: 5000, outputDim: 32 },
      { kind: 'lstm', units: 16 },
      { kind: 'dense', units: 1 },
    ],
  },
};

/** Le même réseau, construit par TF.js : ce qu’il compte doit être d’accord avec vous. */
function build({ input, layers }: Network) {
  const model = tf.sequential();
  layers.forEach(({ kind, ...settings }, at) => {
    const make = tf.layers[kind] as (settings: object) => tf.layers.Layer;
    model.add(make(at === 0 ? { ...settings, inputShape: input } : settings));
  });
  return model;
}

for (const [name, network] of Object.entries(networks)) {
  const model = build(network);
  let shape = network.input;
  const rows = network.layers.map((layer, at) => {
    const { trainable, fixed } = parameters(layer, shape);
    const row = {
      'couche': layer.kind,
      'forme': outputShape(layer, shape).join(' × '),
      'TF.js : forme': (model.layers[at].outputShape as number[]).slice(1).join(' × '),
      'paramètres': trainable + fixed,
      'TF.js : paramètres': model.layers[at].countParams(),
      'multiplications': multiplications(layer, shape),
    };
    shape = outputShape(layer, shape);
    return row;
  });
  display.table(name, rows);
  console.log(name, total(network));
  display.text(`${name} : TF.js compte ${model.countParams()} paramètres. Dans 100 millions d’octets, un lot peut contenir ${largestBatch(network, 100e6)} exemples.`);
  model.dispose();
}
