import { expect, test } from 'vitest';
import { feedback, seed, submission, tensor, threshold, type Answer } from 'sans-gpu/grading';

/** Rounding in float32 stays far below; a wrong formula lies far above. */
const tolerance = 1e-3;
/** Two hundred steps at this rate bring these data to the bottom, up to rounding. */
const learningRate = 0.3;
const steps = 200;

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

interface Model {
  w: number[];
  b: number;
}

interface Problem extends Model {
  count: number;
  features: number;
  rows: number[][];
  y: number[];
}

/** A cloud of points around a plane, and a model that does not fit them yet. */
function problem(count: number, features: number): Problem {
  const random = randomFrom(count * 100 + features);
  const list = (length: number): number[] => Array.from({ length }, random);
  const truth = list(features).map((value) => value * 2);
  const rows = Array.from({ length: count }, () => list(features));
  const y = rows.map((row) => dot(row, truth) + 1.5 + 0.3 * random());
  // Never near 0: a forgotten bias must show.
  return { count, features, rows, y, w: list(features), b: -0.5 - Math.abs(random()) };
}

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const column = (rows: readonly number[][], at: number): number[] => rows.map((row) => row[at] ?? 0);

/** The same five functions, one number at a time. */
const predicted = ({ rows }: Problem, { w, b }: Model): number[] => rows.map((row) => dot(row, w) + b);
const errorsOf = (given: Problem, model: Model): number[] => predicted(given, model).map((value, at) => value - (given.y[at] ?? 0));
function slope(given: Problem, model: Model): Model {
  const errors = errorsOf(given, model);
  return {
    w: model.w.map((_, feature) => (2 * dot(column(given.rows, feature), errors)) / given.count),
    b: 2 * mean(errors),
  };
}
function stepped(given: Problem, model: Model, rate: number): Model {
  const { w, b } = slope(given, model);
  return { w: model.w.map((value, at) => value - rate * (w[at] ?? 0)), b: model.b - rate * b };
}

/** Where the loss is smallest: the normal equations, by Gaussian elimination. A column of ones stands for the bias. */
function leastSquares({ rows, y, features }: Problem): Model {
  const wide = rows.map((row) => [...row, 1]);
  const size = features + 1;
  const system = Array.from({ length: size }, (_, i) => [...Array.from({ length: size }, (_none, j) => dot(column(wide, i), column(wide, j))), dot(column(wide, i), y)]);
  for (const [pivot, top] of system.entries()) {
    for (const [at, row] of system.entries()) {
      if (at === pivot) continue;
      const factor = (row[pivot] ?? 0) / (top[pivot] ?? 1);
      system[at] = row.map((value, place) => value - factor * (top[place] ?? 0));
    }
  }
  const solved = system.map((row, at) => (row[size] ?? 0) / (row[at] ?? 1));
  return { w: solved.slice(0, features), b: solved[features] ?? 0 };
}

const sentX = ({ rows, count, features }: Problem): ReturnType<typeof tensor> => tensor(rows.flat(), [count, features]);
const sentY = ({ y, count }: Problem): ReturnType<typeof tensor> => tensor(y, [count]);
const sentW = ({ w, features }: Problem): ReturnType<typeof tensor> => tensor(w, [features]);
const sentB = ({ b }: Problem): ReturnType<typeof tensor> => tensor([b], []);

function received(answer: Answer, features: number): Model {
  const { w, b } = answer.fields('w', 'b');
  return { w: Array.from(w.tensor([features]).values), b: b.tensor([]).values[0] ?? NaN };
}

const largestGap = (came: readonly number[], wanted: readonly number[]): number => Math.max(...wanted.map((value, at) => Math.abs(value - (came[at] ?? NaN))));
const flat = ({ w, b }: Model): number[] => [...w, b];
const show = (values: readonly number[]): string => values.slice(0, 4).map((value) => value.toFixed(2)).join(', ');

/** Weights and bias in one line. */
const showModel = ({ w, b }: Model): string => `w ${show(w)}; b ${show([b])}`;

/** One feature would hide a transposition; several hide what is written for one. */
const sizes: [count: number, features: number][] = [[5, 3], [1, 2], [8, 1]];

test('predict weighs the features and adds the bias', async () => {
  for (const [count, features] of sizes) {
    const given = problem(count, features);
    const came = Array.from((await submission.call('predict', sentX(given), sentW(given), sentB(given))).tensor([count]).values);
    const wanted = predicted(given, given);
    expect(largestGap(came, wanted), feedback('value', { what: `predict, x [${count}, ${features}]`, wanted: show(wanted), came: show(came) })).toBeLessThan(tolerance);
  }
});

test('loss is the mean of the squared errors', async () => {
  for (const [count, features] of sizes) {
    const given = problem(count, features);
    const came = (await submission.call('loss', sentX(given), sentY(given), sentW(given), sentB(given))).tensor([]).values[0] ?? NaN;
    const wanted = mean(errorsOf(given, given).map((error) => error ** 2));
    expect(Math.abs(came - wanted), feedback('value', { what: `loss, x [${count}, ${features}]`, wanted: show([wanted]), came: show([came]) })).toBeLessThan(tolerance);
  }
});

test('gradient tells how the loss changes with each weight', async () => {
  for (const [count, features] of sizes) {
    const given = problem(count, features);
    const answer = await submission.call('gradient', sentX(given), sentY(given), sentW(given), sentB(given));
    const came = Array.from(answer.fields('w').w.tensor([features]).values);
    const wanted = slope(given, given).w;
    expect(largestGap(came, wanted), feedback('value', { what: `gradient.w, x [${count}, ${features}]`, wanted: show(wanted), came: show(came) })).toBeLessThan(tolerance);
  }
});

test('gradient tells how the loss changes with the bias', async () => {
  for (const [count, features] of sizes) {
    const given = problem(count, features);
    const answer = await submission.call('gradient', sentX(given), sentY(given), sentW(given), sentB(given));
    const came = answer.fields('b').b.tensor([]).values[0] ?? NaN;
    const wanted = slope(given, given).b;
    expect(Math.abs(came - wanted), feedback('value', { what: `gradient.b, x [${count}, ${features}]`, wanted: show([wanted]), came: show([came]) })).toBeLessThan(tolerance);
  }
});

test('step moves the weights and the bias down the slope', async () => {
  for (const [count, features] of sizes) {
    const given = problem(count, features);
    for (const rate of [0.1, 0.4]) {
      const came = received(await submission.call('step', sentX(given), sentY(given), sentW(given), sentB(given), rate), features);
      const wanted = stepped(given, given, rate);
      expect(largestGap(came.w, wanted.w), feedback('value', { what: `step.w, learningRate ${rate}`, wanted: show(wanted.w), came: show(came.w) })).toBeLessThan(tolerance);
      expect(Math.abs(came.b - wanted.b), feedback('value', { what: `step.b, learningRate ${rate}`, wanted: show([wanted.b]), came: show([came.b]) })).toBeLessThan(tolerance);
    }
  }
});

test('fit starts from zero and takes the steps it was asked for', async () => {
  for (const [features, few, rate] of [[2, 1, 0.2], [4, 3, 0.1]] as const) {
    const given = problem(20, features);
    let wanted: Model = { w: Array.from({ length: features }, () => 0), b: 0 };
    for (let taken = 0; taken < few; taken++) wanted = stepped(given, wanted, rate);
    const came = received(await submission.call('fit', { x: sentX(given), y: sentY(given), learningRate: rate, steps: few }), features);
    expect(largestGap(flat(came), flat(wanted)), feedback('value', { what: `fit, steps ${few}`, wanted: showModel(wanted), came: showModel(came) })).toBeLessThan(tolerance);
  }
});

test('fit reaches the least-squares solution', async () => {
  for (const features of [1, 3, 6]) {
    const given = problem(60, features);
    const wanted = leastSquares(given);
    const came = received(await submission.call('fit', { x: sentX(given), y: sentY(given), learningRate, steps }), features);
    const gap = threshold('gap to the least-squares solution', { wanted: tolerance, came: largestGap(flat(came), flat(wanted)) });
    expect(gap, feedback('value', { what: `fit, steps ${steps}`, wanted: showModel(wanted), came: showModel(came) })).toBeLessThan(tolerance);
  }
});
