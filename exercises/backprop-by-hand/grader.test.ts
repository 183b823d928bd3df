import { expect, test } from 'vitest';
import { accuracy, feedback, holdout, seed, submission, tensor, threshold, type Answer } from 'sans-gpu/grading';

/** A network of this size that has learned anything reads clearly more; one that has not reads a tenth. */
const wantedAccuracy = 0.85;
/** Rounding in float32 stays far below; a wrong formula lies far above. Relative to values larger than 1. */
const tolerance = 1e-4;
const pixelsPerImage = 784;

type Matrix = number[][];

interface Network {
  w1: Matrix;
  b1: number[];
  w2: Matrix;
  b2: number[];
}

interface Task extends Network {
  what: string;
  x: Matrix;
  /** The class of each row. */
  labels: number[];
  y: Matrix;
}

/** Numbers from -1 to 1 that follow the grading's seed: a linear congruential generator, and its upper bits. */
function randomFrom(salt: number): () => number {
  let state = (Math.imul(seed() + 1, 69069) + Math.imul(salt + 1, 362437)) >>> 0;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / 2 ** 23 - 1;
  };
  next(); // the first number still looks like the seed
  return next;
}

/** A batch and a network drawn at random, with one unit that is silent for every row. */
function drawn([rows, inputs, units, classes]: readonly [number, number, number, number]): Task {
  const random = randomFrom(rows * 1000 + inputs * 100 + units * 10 + classes);
  const list = (length: number): number[] => Array.from({ length }, random);
  const matrix = (height: number, width: number): Matrix => Array.from({ length: height }, () => list(width));
  const labels = list(rows).map((value) => Math.floor(((value + 1) / 2) * classes));
  return {
    what: `x [${rows}, ${inputs}], ${units} units, ${classes} classes`,
    x: matrix(rows, inputs),
    labels,
    y: labels.map((label) => Array.from({ length: classes }, (_, at) => (at === label ? 1 : 0))),
    w1: matrix(inputs, units),
    b1: list(units).map((value, at) => (at === 1 ? -20 : value)),
    w2: matrix(units, classes).map((row) => row.map((value) => 2 * value)),
    b2: list(classes),
  };
}

/** Batches of one, of a few and of many rows, and no two lengths alike, so that nothing fits by chance. */
const sizes = [[6, 5, 7, 4], [1, 3, 4, 2], [32, 8, 6, 3]] as const;

const column = (matrix: Matrix, at: number): number[] => matrix.map((row) => row[at] ?? 0);
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
const transposed = (matrix: Matrix): Matrix => Array.from({ length: matrix[0]?.length ?? 0 }, (_, at) => column(matrix, at));
const product = (a: Matrix, b: Matrix): Matrix => a.map((row) => transposed(b).map((other) => dot(row, other)));
const plus = (matrix: Matrix, bias: readonly number[]): Matrix => matrix.map((row) => row.map((value, at) => value + (bias[at] ?? 0)));
const sumOfRows = (matrix: Matrix): number[] => transposed(matrix).map((values) => values.reduce((sum, value) => sum + value, 0));

function softmax(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const exponentials = scores.map((score) => Math.exp(score - highest));
  const total = exponentials.reduce((sum, value) => sum + value, 0);
  return exponentials.map((value) => value / total);
}

function forward({ x, w1, b1, w2, b2 }: Task): { hidden: Matrix; scores: Matrix } {
  const hidden = plus(product(x, w1), b1).map((row) => row.map((value) => Math.max(0, value)));
  return { hidden, scores: plus(product(hidden, w2), b2) };
}

/** Mean over the rows of log(sum of exponentials) minus the score of the true class. */
function crossEntropy(scores: Matrix, labels: readonly number[]): number {
  const losses = scores.map((row, at) => {
    const highest = Math.max(...row);
    return highest + Math.log(row.reduce((sum, score) => sum + Math.exp(score - highest), 0)) - (row[labels[at] ?? 0] ?? 0);
  });
  return losses.reduce((sum, value) => sum + value, 0) / losses.length;
}

/** The four gradients, one number at a time. */
function slopes(task: Task): Network {
  const { hidden, scores } = forward(task);
  const atScores = scores.map((row, i) => softmax(row).map((probability, j) => (probability - (task.y[i]?.[j] ?? 0)) / scores.length));
  const atHidden = product(atScores, transposed(task.w2)).map((row, i) => row.map((value, j) => ((hidden[i]?.[j] ?? 0) > 0 ? value : 0)));
  return {
    w1: product(transposed(task.x), atHidden),
    b1: sumOfRows(atHidden),
    w2: product(transposed(hidden), atScores),
    b2: sumOfRows(atScores),
  };
}

const sent = (matrix: Matrix): ReturnType<typeof tensor> => tensor(matrix.flat(), [matrix.length, matrix[0]?.length ?? 0]);
const vector = (values: number[]): ReturnType<typeof tensor> => tensor(values, [values.length]);
const weightsOf = ({ w1, b1, w2, b2 }: Network): Record<keyof Network, ReturnType<typeof tensor>> => ({ w1: sent(w1), b1: vector(b1), w2: sent(w2), b2: vector(b2) });

/** Largest distance, relative to values larger than 1. */
function largestGap(came: ArrayLike<number>, wanted: readonly number[]): number {
  return Math.max(...wanted.map((value, at) => Math.abs(value - (came[at] ?? NaN)) / Math.max(1, Math.abs(value))));
}

const show = (values: ArrayLike<number>): string => Array.from(values).slice(0, 4).map((value) => value.toFixed(2)).join(', ');

function expectMatrix(answer: Answer, wanted: Matrix, what: string): void {
  const came = answer.tensor([wanted.length, wanted[0]?.length ?? 0]).values;
  expectSame(came, wanted.flat(), what);
}

function expectSame(came: ArrayLike<number>, wanted: number[], what: string): void {
  // Those around the first that differ, so that the two lists shown are never the same.
  const wrong = Math.max(0, wanted.findIndex((value, at) => !(largestGap([came[at] ?? NaN], [value]) < tolerance)));
  const shown = (values: ArrayLike<number>): string => show(Array.from(values).slice(wrong));
  expect(largestGap(came, wanted), feedback('value', { what, wanted: shown(wanted), came: shown(came) })).toBeLessThan(tolerance);
}

test('forward gives the hidden values and the scores', async () => {
  for (const size of sizes) {
    const task = drawn(size);
    const { hidden, scores } = (await submission.call('forward', sent(task.x), weightsOf(task))).fields('hidden', 'scores');
    const wanted = forward(task);
    expectMatrix(hidden, wanted.hidden, `forward, hidden, ${task.what}`);
    expectMatrix(scores, wanted.scores, `forward, scores, ${task.what}`);
  }
});

test('loss is the mean cross-entropy, even of large scores', async () => {
  for (const size of sizes) {
    // The exponential of 300 is more than a float32 can hold.
    for (const factor of [1, 300]) {
      const task = drawn(size);
      const scores = task.w2.slice(0, 3).concat(task.w2).slice(0, size[0]).map((row) => row.map((value) => value * factor));
      const labels = scores.map((_, at) => task.labels[at] ?? 0);
      const y = scores.map((_, at) => task.y[at] ?? []);
      const came = (await submission.call('loss', sent(scores), sent(y))).tensor([]).values;
      expectSame(came, [crossEntropy(scores, labels)], factor === 1 ? `loss, [${scores.length}, ${size[3]}]` : `loss, [${scores.length}, ${size[3]}], scores × ${factor}`);
    }
  }
});

test('the gradients of the second layer are right', async () => {
  for (const size of sizes) {
    const task = drawn(size);
    const { w2, b2 } = (await submission.call('gradients', sent(task.x), sent(task.y), weightsOf(task))).fields('w2', 'b2');
    const wanted = slopes(task);
    expectMatrix(w2, wanted.w2, `gradients, w2, ${task.what}`);
    expectSame(b2.tensor([wanted.b2.length]).values, wanted.b2, `gradients, b2, ${task.what}`);
  }
});

test('the gradients of the first layer are right', async () => {
  for (const size of sizes) {
    const task = drawn(size);
    const { w1, b1 } = (await submission.call('gradients', sent(task.x), sent(task.y), weightsOf(task))).fields('w1', 'b1');
    const wanted = slopes(task);
    expectMatrix(w1, wanted.w1, `gradients, w1, ${task.what}`);
    expectSame(b1.tensor([wanted.b1.length]).values, wanted.b1, `gradients, b1, ${task.what}`);
  }
});

/** Training is the expensive part: it happens once, in the first check that needs it. */
let network: Promise<Answer> | undefined;
function trained(): Promise<Answer> {
  network ??= submission.call('train', { seed: seed() });
  return network;
}

test('train gives back a network that can predict', async () => {
  const model = await trained();
  for (const count of [1, 33]) {
    const noise = Array.from({ length: count * pixelsPerImage }, (_, at) => ((at * 31 + seed()) % 256) / 255);
    (await model.call('predict', tensor(noise, [count, 28, 28, 1]))).classes(count);
  }
});

test('the network reads 85% of digits it has never seen', async () => {
  const model = await trained();
  const { images, labels } = await holdout('mnist', { count: 500 });
  const came = threshold('accuracy', { wanted: wantedAccuracy, came: accuracy(await model.call('predict', images), labels) });
  expect(came, feedback('accuracy', { wanted: wantedAccuracy, came })).toBeGreaterThanOrEqual(wantedAccuracy);
});
