// Run executes this file. Change it as you like: only answer.ts is checked.
import * as tf from '@tensorflow/tfjs';
import { display } from 'sans-gpu';
import { largestBatch, multiplications, outputShape, parameters, total, type Network } from './answer';

const networks: Record<string, Network> = {
  'Photographs': {
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
  'Film reviews': {
    input: [100],
    layers: [
      { kind: 'embedding', inputDim: 5000, outputDim: 32 },
      { kind: 'lstm', units: 16 },
      { kind: 'dense', units: 1 },
    ],
  },
};

/** The same network, built by TF.js: what it counts must agree with you. */
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
      'layer': layer.kind,
      'shape': outputShape(layer, shape).join(' × '),
      'TF.js: shape': (model.layers[at].outputShape as number[]).slice(1).join(' × '),
      'parameters': trainable + fixed,
      'TF.js: parameters': model.layers[at].countParams(),
      'multiplications': multiplications(layer, shape),
    };
    shape = outputShape(layer, shape);
    return row;
  });
  display.table(name, rows);
  console.log(name, total(network));
  display.text(`${name}: TF.js counts ${model.countParams()} parameters. In 100 million bytes, one batch may hold ${largestBatch(network, 100e6)} examples.`);
  model.dispose();
}
