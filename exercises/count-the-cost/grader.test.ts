import { expect, test } from 'vitest';
import { feedback, seed, submission, type Answer } from 'sans-gpu/grading';

type Layer =
  | { kind: 'dense'; units: number }
  | { kind: 'conv2d'; filters: number; kernelSize: number; strides: number; padding: 'valid' | 'same' }
  | { kind: 'maxPooling2d'; poolSize: number }
  | { kind: 'flatten' }
  | { kind: 'batchNormalization' }
  | { kind: 'embedding'; inputDim: number; outputDim: number }
  | { kind: 'lstm'; units: number };
type Placed = readonly [layer: Layer, input: number[]];
// A type and not an interface, so that it may be sent.
type Network = { input: number[]; layers: Layer[] };

/** A whole number from `low` to `high` that follows the grading's seed; another for each `salt`. */
function drawn(salt: number, low: number, high: number): number {
  let mixed = Math.imul(salt + 1, 0x9e3779b1) ^ Math.imul(seed() + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  return low + ((mixed ^ (mixed >>> 13)) >>> 0) % (high - low + 1);
}

const product = (numbers: readonly number[]): number => numbers.reduce((all, one) => all * one, 1);

function places(side: number, size: number, stride: number, padding: 'valid' | 'same'): number {
  return padding === 'same' ? Math.ceil(side / stride) : Math.floor((side - size) / stride) + 1;
}

interface Count {
  output: number[];
  trainable: number;
  fixed: number;
  multiplications: number;
}

function count(layer: Layer, input: number[]): Count {
  const [height = 0, width = 0, channels = 0] = input;
  const last = input.at(-1) ?? 0;
  const free = { trainable: 0, fixed: 0, multiplications: 0 };
  switch (layer.kind) {
    case 'dense':
      return { ...free, output: [layer.units], trainable: last * layer.units + layer.units, multiplications: last * layer.units };
    case 'conv2d': {
      const { filters, kernelSize, strides, padding } = layer;
      const output = [places(height, kernelSize, strides, padding), places(width, kernelSize, strides, padding), filters];
      const weights = kernelSize * kernelSize * channels * filters;
      return { ...free, output, trainable: weights + filters, multiplications: ((output[0] ?? 0) * (output[1] ?? 0)) * weights };
    }
    case 'maxPooling2d':
      return { ...free, output: [Math.floor(height / layer.poolSize), Math.floor(width / layer.poolSize), channels] };
    case 'flatten':
      return { ...free, output: [product(input)] };
    case 'batchNormalization':
      return { ...free, output: input, trainable: 2 * last, fixed: 2 * last };
    case 'embedding':
      return { ...free, output: [...input, layer.outputDim], trainable: layer.inputDim * layer.outputDim };
    case 'lstm': {
      const weights = 4 * (last * layer.units + layer.units * layer.units);
      return { ...free, output: [layer.units], trainable: weights + 4 * layer.units, multiplications: (input[0] ?? 0) * weights };
    }
  }
}

const totals = ['trainable', 'fixed', 'multiplications', 'activations'] as const;

function totalOf({ input, layers }: Network): Record<(typeof totals)[number], number> {
  const sum = { trainable: 0, fixed: 0, multiplications: 0, activations: 0 };
  let shape = input;
  for (const layer of layers) {
    const { output, ...one } = count(layer, shape);
    sum.trainable += one.trainable;
    sum.fixed += one.fixed;
    sum.multiplications += one.multiplications;
    if (layer.kind !== 'flatten') sum.activations += product(output);
    shape = output;
  }
  return sum;
}

function bytesOf(network: Network, batch: number): number {
  const { trainable, fixed, activations } = totalOf(network);
  return 4 * (4 * trainable + fixed + batch * (product(network.input) + activations));
}

function convolution(salt: number, padding: 'valid' | 'same', strides: number): Placed {
  return [
    { kind: 'conv2d', filters: drawn(salt, 3, 40), kernelSize: drawn(salt + 1, 2, 5), strides, padding },
    // Never square: whoever mixes up the sides is found out.
    [drawn(salt + 2, 12, 30), drawn(salt + 3, 31, 50), drawn(salt + 4, 2, 16)],
  ];
}

const convolutions = (): Placed[] => [convolution(10, 'same', 1), convolution(20, 'valid', 1), convolution(30, 'same', 2), convolution(40, 'valid', 2), convolution(50, 'valid', 3), convolution(60, 'same', 3)];
const dense = (salt: number): Placed => [{ kind: 'dense', units: drawn(salt, 3, 300) }, [drawn(salt + 1, 5, 2000)]];
const lstm = (salt: number): Placed => [{ kind: 'lstm', units: drawn(salt, 3, 150) }, [drawn(salt + 1, 8, 99), drawn(salt + 2, 4, 140)]];
const embedding = (salt: number): Placed => [{ kind: 'embedding', inputDim: drawn(salt, 100, 9000), outputDim: drawn(salt + 1, 4, 200) }, [drawn(salt + 2, 8, 99)]];
const pooling = (salt: number, poolSize: number): Placed => [{ kind: 'maxPooling2d', poolSize }, [poolSize * drawn(salt, 4, 9) + poolSize - 1, poolSize * drawn(salt + 1, 10, 15), drawn(salt + 2, 2, 60)]];
const normalisation = (salt: number): Placed => [{ kind: 'batchNormalization' }, [drawn(salt, 4, 30), drawn(salt + 1, 31, 50), drawn(salt + 2, 2, 90)]];
const flattening = (salt: number): Placed => [{ kind: 'flatten' }, [drawn(salt, 2, 30), drawn(salt + 1, 2, 30), drawn(salt + 2, 2, 30)]];

/** One network for each kind of data: pixels at once, images through convolutions, words. */
function networks(salt: number): Network[] {
  const d = (at: number, low: number, high: number): number => drawn(salt + at, low, high);
  return [
    { input: [d(1, 10, 20), d(2, 21, 30), d(3, 1, 3)], layers: [{ kind: 'flatten' }, { kind: 'dense', units: d(4, 16, 300) }, { kind: 'dense', units: d(5, 16, 100) }, { kind: 'dense', units: d(6, 2, 12) }] },
    {
      input: [d(7, 24, 32), d(8, 33, 48), d(9, 1, 4)],
      layers: [
        { kind: 'conv2d', filters: d(10, 8, 20), kernelSize: d(11, 3, 5), strides: 1, padding: 'same' },
        { kind: 'batchNormalization' },
        { kind: 'maxPooling2d', poolSize: 2 },
        { kind: 'conv2d', filters: d(12, 16, 40), kernelSize: 3, strides: 2, padding: 'valid' },
        { kind: 'flatten' },
        { kind: 'dense', units: d(13, 2, 20) },
      ],
    },
    { input: [d(14, 20, 200)], layers: [{ kind: 'embedding', inputDim: d(15, 500, 9000), outputDim: d(16, 8, 64) }, { kind: 'lstm', units: d(17, 8, 64) }, { kind: 'dense', units: d(18, 1, 5) }] },
  ];
}

/** As a learner would write it: { kind: 'dense', units: 12 }. */
function written(value: object): string {
  return JSON.stringify(value).replaceAll(/"(\w+)":/g, '$1: ').replaceAll('"', "'").replaceAll(',', ', ').replaceAll('{', '{ ').replaceAll('}', ' }');
}

/** What must be right of each placed layer, and how it is called in a sentence. */
async function each(name: string, placed: readonly Placed[], check: (came: Answer, wanted: Count, what: string) => void): Promise<void> {
  for (const [layer, input] of placed) check(await submission.call(name, layer, input), count(layer, input), `${name}(${written(layer)}, ${written(input)})`);
}

function same(what: string, wanted: number | readonly number[], came: number | readonly number[]): void {
  // Whole numbers far below 2 to the 53: right or wrong, no tolerance.
  expect(JSON.stringify(came), feedback('value', { what, wanted: shown(wanted), came: shown(came) })).toBe(JSON.stringify(wanted));
}

function shown(value: number | readonly number[]): string {
  return typeof value === 'number' ? String(value) : `[${value.join(', ')}]`;
}

function sameParameters(came: Answer, wanted: Count, what: string): void {
  const { trainable, fixed } = came.fields('trainable', 'fixed');
  same(`${what}.trainable`, wanted.trainable, trainable.number());
  same(`${what}.fixed`, wanted.fixed, fixed.number());
}

test('outputShape follows every kind of layer', async () => {
  const placed = [dense(100), flattening(110), ...convolutions(), pooling(120, 2), pooling(130, 3), normalisation(140), embedding(150), lstm(160)];
  await each('outputShape', placed, (came, { output }, what) => {
    same(`${what}.length`, output.length, came.list().length);
    same(what, output, came.numbers(output.length));
  });
});

test('parameters counts dense layers and convolutions', async () => {
  await each('parameters', [dense(200), dense(210), ...convolutions(), flattening(220), pooling(230, 2)], sameParameters);
});

test('parameters counts embeddings, batch normalisation and LSTM', async () => {
  await each('parameters', [embedding(300), embedding(310), normalisation(320), normalisation(330), lstm(340), lstm(350)], sameParameters);
});

test('multiplications counts the forward pass of every kind of layer', async () => {
  const placed = [dense(400), ...convolutions(), lstm(410), lstm(420), embedding(430), normalisation(440), pooling(450, 2), flattening(460)];
  await each('multiplications', placed, (came, wanted, what) => {
    same(what, wanted.multiplications, came.number());
  });
});

test('total adds up whole networks', async () => {
  for (const network of networks(500)) {
    const came = (await submission.call('total', network)).fields(...totals);
    const wanted = totalOf(network);
    for (const name of totals) same(`total(${written(network)}).${name}`, wanted[name], came[name].number());
  }
});

test('trainingBytes counts what must be in memory to train with Adam', async () => {
  for (const network of networks(600)) {
    for (const batch of [1, drawn(640, 2, 16), drawn(641, 17, 512)]) {
      same(`trainingBytes(${written(network)}, ${batch})`, bytesOf(network, batch), (await submission.call('trainingBytes', network, batch)).number());
    }
  }
});

test('largestBatch fills the memory and no more', async () => {
  for (const network of networks(700)) {
    const batch = drawn(740, 3, 400);
    const full = bytesOf(network, batch);
    // One byte decides; and the weights alone may be too much.
    for (const [memory, wanted] of [[full, batch], [full - 1, batch - 1], [full + 3, batch], [bytesOf(network, 0), 0], [1000, 0]] as const) {
      same(`largestBatch(${written(network)}, ${memory})`, wanted, (await submission.call('largestBatch', network, memory)).number());
    }
  }
});
