import { describe, expect, test } from 'vitest';
import { countModel } from '../../../src/estimate/count-model.ts';
import type { Layer, Shape } from '../../../src/estimate/layer.ts';
import { built } from './layers-model.ts';

const cases: [name: string, input: Shape, layers: Layer[]][] = [
  ['a dense layer', [784], [{ kind: 'dense', units: 128 }]],
  ['a dense layer without biases', [30], [{ kind: 'dense', units: 7, bias: false }]],
  ['a dense layer on each token', [12, 30], [{ kind: 'dense', units: 7 }]],
  ['a convolution inside the image', [28, 28, 1], [{ kind: 'convolution', filters: 8, size: 3 }]],
  ['a convolution of the same size', [32, 32, 3], [{ kind: 'convolution', filters: 16, size: 5, padding: 'same', bias: false }]],
  ['a convolution with a stride over an odd side', [15, 13, 4], [{ kind: 'convolution', filters: 6, size: 3, stride: 2, padding: 'same' }]],
  ['a convolution with a stride inside the image', [16, 16, 4], [{ kind: 'convolution', filters: 6, size: 5, stride: 3 }]],
  ['a transposed convolution', [7, 7, 12], [{ kind: 'transposed-convolution', filters: 5, size: 4, stride: 2, padding: 'same' }]],
  ['a transposed convolution that overlaps', [7, 7, 12], [{ kind: 'transposed-convolution', filters: 5, size: 5, stride: 2 }]],
  ['one filter per channel', [14, 14, 9], [{ kind: 'depthwise', size: 3, stride: 2, padding: 'same' }]],
  ['a maximum over windows', [26, 27, 8], [{ kind: 'max-pool', size: 2 }]],
  ['a mean over overlapping windows', [11, 11, 8], [{ kind: 'average-pool', size: 3, stride: 2, padding: 'same' }]],
  ['a mean over all positions', [8, 8, 64], [{ kind: 'global-average' }]],
  ['batch normalisation', [8, 8, 64], [{ kind: 'batch-norm' }]],
  ['layer normalisation', [10, 64], [{ kind: 'layer-norm' }]],
  ['an embedding', [200], [{ kind: 'embedding', vocabulary: 1000, width: 32 }]],
  ['an LSTM', [20, 32], [{ kind: 'lstm', units: 48 }]],
  ['an LSTM that gives every state', [20, 32], [{ kind: 'lstm', units: 48, sequence: true }]],
  ['a GRU', [20, 32], [{ kind: 'gru', units: 48 }]],
  ['what has no weights', [6, 6, 2], [{ kind: 'activation', activation: 'relu' }, { kind: 'dropout' }, { kind: 'flatten' }, { kind: 'reshape', shape: [9, 8] }]],
  [
    'a residual block that changes the size',
    [16, 16, 8],
    [{ kind: 'residual', branch: [{ kind: 'convolution', filters: 12, size: 3, stride: 2, padding: 'same' }], shortcut: [{ kind: 'convolution', filters: 12, size: 1, stride: 2, padding: 'same' }] }],
  ],
];

describe('parameters and output shape agree with the layer of TF.js', () => {
  test.each(cases)('%s', (_name, input, layers) => {
    const model = built({ input, layers });
    const counted = countModel({ input, layers });
    expect({ parameters: counted.parameters, output: [null, ...counted.output] }).toEqual({ parameters: model.countParams(), output: model.outputShape });
    const trainable = model.trainableWeights.reduce((sum, { shape }) => sum + shape.reduce<number>((product, side) => product * (side ?? 1), 1), 0);
    expect(counted.trainable).toBe(trainable);
  });
});

test('attention counts its four projections, and the scores between tokens twice', () => {
  const { trainable, output, forward, backward } = countModel({ input: [10, 64], layers: [{ kind: 'attention', heads: 4 }] });
  const projections = 4 * 10 * 64 * 64;
  const between = 2 * 10 * 10 * 64;
  expect({ trainable, output }).toEqual({ trainable: 4 * (64 * 64 + 64), output: [10, 64] });
  expect(forward.products).toBe(projections + between);
  // Nothing learns before it: three projections need no error for their input.
  expect(backward.products).toBe(2 * (projections + between) - 3 * 10 * 64 * 64);
});
