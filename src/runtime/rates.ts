import type { RateName } from '../contract/machine-rates.ts';
import * as tf from './tfjs.ts';

/** Long enough for a few dozen rounds, short enough to wait for. */
const secondsPerRate = 0.5;

/** Milliseconds of a round of each kind, in turns, from as many turns as the time allows, after two that warm up. */
async function timedInTurns(...rounds: readonly (() => void | Promise<void>)[]): Promise<number[]> {
  const times = rounds.map(() => Array<number>());
  const turn = async (): Promise<void> => {
    for (const [kind, round] of rounds.entries()) {
      const start = performance.now();
      await round();
      times[kind]?.push(performance.now() - start);
    }
  };
  await turn();
  await turn();
  for (const kind of times) kind.length = 0;
  const begun = performance.now();
  let turns = 0;
  while (turns < 5 || performance.now() - begun < 1000 * secondsPerRate * rounds.length) {
    await turn();
    turns++;
  }
  return times.map(lowerQuartile);
}

async function timed(round: () => void | Promise<void>): Promise<number> {
  const [milliseconds = NaN] = await timedInTurns(round);
  return milliseconds;
}

/** What other programs take away only ever makes a time longer: the shorter ones tell more. */
function lowerQuartile(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 4)] ?? NaN;
}

/** Times one kind of work on this machine, in this engine. The kinds and their units: src/contract/machine-rates.ts. */
export function measureRate(name: RateName): Promise<number> {
  switch (name) {
    case 'gemmGflops':
      return products([64, 784, 128], [512, 64, 256]);
    case 'serialGflops':
      return products([64, 784, 32], [256, 64, 64]);
    case 'convGflops':
      return convolutions();
    case 'bandwidthGbps':
      return bandwidth();
    case 'opMicroseconds':
      return overhead().then(({ operation }) => operation);
    case 'batchMicroseconds':
      return overhead().then(({ batch }) => batch);
    default:
      return name satisfies never;
  }
}

/**
 * The products of dense layers and of their gradients. The first pair: a layer for a batch of digits, and one for a batch of
 * short texts. The second: the largest of that kind that are too small to be shared between threads.
 */
async function products(...sides: readonly (readonly [rows: number, inputs: number, units: number])[]): Promise<number> {
  const layers = sides.map(([rows, inputs, units]) => ({
    x: tf.randomUniform<tf.Rank.R2>([rows, inputs]),
    weights: tf.randomUniform<tf.Rank.R2>([inputs, units]),
    dy: tf.randomUniform<tf.Rank.R2>([rows, units]),
  }));
  const flop = sides.reduce((sum, [rows, inputs, units]) => sum + 3 * 2 * rows * inputs * units, 0);
  const milliseconds = await timed(() => {
    tf.tidy(() => {
      for (const { x, weights, dy } of layers) {
        // As in a layer, something else stands between two products: threads that help fall asleep, and must be woken again.
        tf.relu(tf.matMul(x, weights));
        tf.relu(tf.matMul(x, dy, true, false));
        tf.relu(tf.matMul(dy, weights, false, true));
      }
    });
  });
  tf.dispose(layers);
  return flop / milliseconds / 1e6;
}

/**
 * A convolution over few channels and one over more, each with the gradients for its filters and for its input. The second
 * has filters of 5 x 5: of 3 x 3, so many channels would not be done by the definition.
 */
async function convolutions(): Promise<number> {
  const sides = [[16, 26, 8, 16, 3], [6, 16, 32, 32, 5]] as const;
  const attributes = { strides: [1, 1], pad: 'same', dataFormat: 'NHWC', dilations: [1, 1] };
  const layers = sides.map(([images, side, channels, filters, size]) => ({
    x: tf.randomUniform<tf.Rank.R4>([images, side, side, channels]),
    filter: tf.randomUniform<tf.Rank.R4>([size, size, channels, filters]),
    dy: tf.randomUniform<tf.Rank.R4>([images, side, side, filters]),
  }));
  const flop = sides.reduce((sum, [images, side, channels, filters, size]) => sum + 3 * 2 * images * side ** 2 * size ** 2 * channels * filters, 0);
  const milliseconds = await timed(() => {
    tf.tidy(() => {
      for (const { x, filter, dy } of layers) {
        tf.relu(tf.conv2d(x, filter, 1, 'same'));
        tf.engine().runKernel('Conv2DBackpropInput', { dy, filter }, { ...attributes, inputShape: x.shape });
        tf.engine().runKernel('Conv2DBackpropFilter', { x, dy }, { ...attributes, filterShape: filter.shape });
      }
    });
  });
  tf.dispose(layers);
  return flop / milliseconds / 1e6;
}

/** Sums, comparisons and maxima over tensors that no inner cache holds. */
async function bandwidth(): Promise<number> {
  const shape = [16, 32, 32, 32] as [number, number, number, number];
  const [a, b] = [tf.randomUniform<tf.Rank.R4>(shape), tf.randomUniform<tf.Rank.R4>(shape)];
  // Two read and one written; one and one; one and a quarter.
  const bytes = a.size * 4 * (3 + 2 + 1.25);
  const milliseconds = await timed(() => {
    tf.tidy(() => {
      tf.add(a, b);
      tf.relu(a);
      tf.maxPool(a, 2, 2, 'valid');
    });
  });
  tf.dispose([a, b]);
  return bytes / milliseconds / 1e6;
}

/** Hidden layers of the taller network, and the operations that each adds to a step of training (src/estimate/cost.ts). */
const tall = { layers: 16, operations: 8 };
const operationsOfTheLow = 50;
const stepsPerRound = 8;

/** Two networks so small that their arithmetic is free: what they take is overhead, and their difference is that of the operations. */
async function overhead(): Promise<{ operation: number; batch: number }> {
  const networks = [tinyNetwork(1), tinyNetwork(1 + tall.layers)];
  const [low = NaN, high = NaN] = (await timedInTurns(...networks.map(({ round }) => round))).map((milliseconds) => (1000 * milliseconds) / stepsPerRound);
  for (const { dispose } of networks) dispose();
  const operation = Math.max((high - low) / (tall.layers * tall.operations), 0.5);
  return { operation, batch: Math.max(low - operationsOfTheLow * operation, 10) };
}

function tinyNetwork(hiddenLayers: number): { round(): Promise<void>; dispose(): void } {
  const batchSize = 8;
  const model = tf.sequential();
  for (let at = 0; at < hiddenLayers; at++) model.add(tf.layers.dense({ units: 8, activation: 'relu', ...(at === 0 ? { inputShape: [8] } : {}) }));
  model.add(tf.layers.dense({ units: 10, activation: 'softmax' }));
  const optimizer = tf.train.adam(0.001);
  model.compile({ optimizer, loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  const [inputs, labels] = [tf.zeros([stepsPerRound * batchSize, 8]), tf.ones([stepsPerRound * batchSize, 10])];
  return {
    round: async () => {
      await model.fit(inputs, labels, { batchSize, epochs: 1 });
    },
    dispose: () => {
      tf.dispose([inputs, labels]);
      model.dispose();
      optimizer.dispose();
    },
  };
}
