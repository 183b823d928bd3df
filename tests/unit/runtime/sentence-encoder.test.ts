import * as tf from '@tensorflow/tfjs';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { installFallbacks } from '../../../src/kernels/fallback/install.ts';
import { sentenceEncoder, type SentenceEncoder } from '../../../src/runtime/encoder/sentence-encoder.ts';
import { preparationTimeout, prepareProjectData } from '../datasets/prepared-data.ts';
import { startKernels } from '../kernels/kernels-backend.node.ts';
import { connectData } from './connect-data.ts';

const sentences = [
  'How old are you?',
  'What is your age?',
  'The cat sleeps on the sofa.',
  'A kitten is napping on the couch.',
  'Training neural networks without a graphics card is slow.',
  'Deep learning on a CPU takes patience.',
];

// What @energetic-ai/embeddings 0.2.0 gives for them, run once under Node 24 with its own engine.
const original = {
  starts: [
    [0.03869, 0.05044, -0.04552, 0.05608],
    [0.00893, -0.03507, -0.04346, 0.04687],
    [0.05807, -0.0341, -0.05955, -0.00523],
    [0.05865, -0.0322, -0.06241, -0.0072],
    [-0.0454, -0.0654, -0.06389, 0.02389],
    [-0.03373, -0.06426, -0.06429, 0.05908],
  ],
  cosines: [
    { pair: [0, 1], cosine: 0.8464 },
    { pair: [2, 3], cosine: 0.8666 },
    { pair: [4, 5], cosine: 0.6379 },
    { pair: [0, 2], cosine: 0.0682 },
    { pair: [3, 4], cosine: 0.2471 },
  ],
} as const;

let asked: string[] = [];

beforeAll(async () => {
  await prepareProjectData();
  // As in a playground: the WASM backend, what it lacks put right, our kernels.
  await startKernels('plain');
  installFallbacks(tf);
}, preparationTimeout);
beforeEach(() => {
  ({ asked } = connectData());
});

async function points(encoder: SentenceEncoder): Promise<number[][]> {
  const embeddings = await encoder.embed(sentences);
  const values = embeddings.arraySync();
  embeddings.dispose();
  return values;
}

function cosine(a: readonly number[] = [], b: readonly number[] = []): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}

test('the weights as they were trained give the numbers of the original package, to 0.00001', async () => {
  const encoder = await sentenceEncoder({ weights: 'float32' });
  expect(asked).toEqual(['sentence-encoder/graph 0', 'sentence-encoder/float32 0']);
  const given = await points(encoder);
  expect(given.map((point) => point.length)).toEqual(sentences.map(() => 512));
  for (const [sentence, start] of original.starts.entries()) {
    for (const [index, value] of start.entries()) expect(given[sentence]?.[index]).toBeCloseTo(value, 5);
  }
  for (const { pair: [a, b], cosine: expected } of original.cosines) expect(cosine(given[a], given[b])).toBeCloseTo(expected, 3);
  for (const point of given) expect(cosine(point, point)).toBeCloseTo(1, 5);
  encoder.dispose();
});

test('the weights in 8 bits, the usual choice, give nearly the same points: cosine above 0.999', async () => {
  const exact = await sentenceEncoder({ weights: 'float32' });
  const rounded = await sentenceEncoder();
  expect(asked).toContain('sentence-encoder/int8 0');
  const [given, wanted] = [await points(rounded), await points(exact)];
  for (const [index, point] of wanted.entries()) {
    const length = Math.sqrt(cosine(given[index], given[index]));
    expect(cosine(point, given[index]) / length).toBeGreaterThan(0.999);
  }
  exact.dispose();
  rounded.dispose();
});

test('sentences that say the same are nearer than sentences that do not', async () => {
  const encoder = await sentenceEncoder();
  const given = await points(encoder);
  for (const [a, b] of [[0, 1], [2, 3], [4, 5]] as const) {
    const others = given.filter((_, index) => index !== a && index !== b).map((point) => cosine(given[a], point));
    expect(cosine(given[a], given[b])).toBeGreaterThan(Math.max(...others) + 0.3);
  }
  encoder.dispose();
});

test('a sentence has the same point alone as among longer ones', async () => {
  const encoder = await sentenceEncoder();
  const alone = await encoder.embed(['How old are you?']);
  const among = (await points(encoder))[0] ?? [];
  Array.from(alone.dataSync()).forEach((value, index) => expect(value).toBeCloseTo(among[index] ?? NaN, 4));
  encoder.dispose();
});

test('embedding leaves one tensor behind, the one it returns, and disposing gives all back', async () => {
  const before = tf.memory().numTensors;
  const encoder = await sentenceEncoder();
  const loaded = tf.memory().numTensors;
  const first = await encoder.embed(sentences);
  expect(tf.memory().numTensors).toBe(loaded + 1);
  first.dispose();
  encoder.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test('nothing to read is refused with a sentence', async () => {
  const encoder = await sentenceEncoder();
  await expect(encoder.embed([])).rejects.toThrow('embed([]): there is no sentence to read.');
  await expect(encoder.embed(['Hello.', ''])).rejects.toThrow('embed: the sentence number 2 is empty.');
  encoder.dispose();
});

test('a sentence shows the pieces it is cut into', async () => {
  const encoder = await sentenceEncoder();
  expect(encoder.parameters).toBe(6_975_914);
  expect(encoder.pieces('Training neural networks')).toEqual(['Tra', 'in', 'ing', 'ne', 'ural', 'network', 's']);
  encoder.dispose();
});
