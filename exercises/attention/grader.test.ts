import { expect, test } from 'vitest';
import { feedback, seed, submission, tensor } from 'sans-gpu/grading';

/** A few roundings of a float32, for numbers around 1. */
const tolerance = 1e-5;

type Matrix = number[][];

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

function drawn(rows: number, columns: number, salt: number, scale = 1): Matrix {
  const random = randomFrom(salt * 1000 + rows * 30 + columns);
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => scale * random()));
}

const column = (matrix: Matrix, at: number): number[] => matrix.map((row) => row[at] ?? 0);
const transposed = (matrix: Matrix): Matrix => Array.from({ length: matrix[0]?.length ?? 0 }, (_, at) => column(matrix, at));
const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
const product = (a: Matrix, b: Matrix): Matrix => a.map((row) => transposed(b).map((other) => dot(row, other)));

/** Shares of those that may be seen, in double precision. */
function shares(scores: readonly number[], seen: readonly number[] | undefined): number[] {
  const open = (at: number): boolean => (seen?.[at] ?? 1) === 1;
  const highest = Math.max(...scores.filter((_, at) => open(at)));
  const exponentials = scores.map((score, at) => (open(at) ? Math.exp(score - highest) : 0));
  const total = exponentials.reduce((sum, value) => sum + value, 0);
  return exponentials.map((value) => value / total);
}

function attention(q: Matrix, k: Matrix, v: Matrix, mask?: Matrix): { weights: Matrix; output: Matrix } {
  const scale = Math.sqrt(q[0]?.length ?? 1);
  const weights = product(q, transposed(k)).map((row, at) => shares(row.map((score) => score / scale), mask?.[at]));
  return { weights, output: product(weights, v) };
}

const triangle = (n: number): Matrix => Array.from({ length: n }, (_, row) => Array.from({ length: n }, (_none, at) => (at <= row ? 1 : 0)));

interface Projections {
  wq: Matrix;
  wk: Matrix;
  wv: Matrix;
  wo: Matrix;
}

/** Weights that keep the numbers around 1. */
function projections(width: number): Projections {
  const matrix = (salt: number): Matrix => drawn(width, width, salt, Math.sqrt(3 / width));
  return { wq: matrix(11), wk: matrix(12), wv: matrix(13), wo: matrix(14) };
}

function multiHead(x: Matrix, { wq, wk, wv, wo }: Projections, heads: number, mask?: Matrix): Matrix {
  const [q, k, v] = [product(x, wq), product(x, wk), product(x, wv)];
  const length = wq.length / heads;
  const part = (matrix: Matrix, head: number): Matrix => matrix.map((row) => row.slice(head * length, (head + 1) * length));
  const outputs = Array.from({ length: heads }, (_, head) => attention(part(q, head), part(k, head), part(v, head), mask).output);
  return product(x.map((_, row) => outputs.flatMap((output) => output[row] ?? [])), wo);
}

const sent = (matrix: Matrix): ReturnType<typeof tensor> => tensor(matrix.flat(), [matrix.length, matrix[0]?.length ?? 0]);
const sentAll = ({ wq, wk, wv, wo }: Projections): Record<keyof Projections, ReturnType<typeof tensor>> => ({ wq: sent(wq), wk: sent(wk), wv: sent(wv), wo: sent(wo) });

/** What the learner's side works with: the numbers are rounded on their way. */
const rounded = (matrix: Matrix): Matrix => matrix.map((row) => row.map(Math.fround));

function expectSame(came: ArrayLike<number>, wanted: Matrix, what: string): void {
  const wrong = wanted.findIndex((row, at) => row.some((value, place) => !(Math.abs(value - (came[at * row.length + place] ?? NaN)) <= tolerance * Math.max(1, Math.abs(value)))));
  const width = wanted[0]?.length ?? 0;
  const show = (values: number[]): string => `[${values.slice(0, 6).map((value) => value.toFixed(3)).join(', ')}${values.length > 6 ? ', …' : ''}]`;
  expect(wrong, feedback('value', { what: `${what}[${wrong}]`, wanted: show(wanted[wrong] ?? []), came: show(Array.from(came).slice(wrong * width, (wrong + 1) * width)) })).toBe(-1);
}

interface Heard {
  weights: ArrayLike<number>;
  output: ArrayLike<number>;
}

async function callAttention(q: Matrix, k: Matrix, v: Matrix, mask?: Matrix): Promise<Heard> {
  const answer = await submission.call('attention', sent(q), sent(k), sent(v), ...(mask === undefined ? [] : [sent(mask)]));
  const { weights, output } = answer.fields('weights', 'output');
  return { weights: weights.tensor([q.length, k.length]).values, output: output.tensor([q.length, v[0]?.length ?? 0]).values };
}

/** Queries, keys, length of both, width of the values: no two alike, and once all alike. */
const sizes = [[4, 6, 3, 5], [1, 3, 8, 2], [5, 5, 5, 5]] as const;
function task([n, m, length, width]: (typeof sizes)[number]): [q: Matrix, k: Matrix, v: Matrix] {
  return [rounded(drawn(n, length, 1, 2)), rounded(drawn(m, length, 2, 2)), rounded(drawn(m, width, 3))];
}

test('the weights are the soft-max of the scaled scores', async () => {
  for (const size of sizes) {
    const [q, k, v] = task(size);
    const { weights } = await callAttention(q, k, v);
    expectSame(weights, attention(q, k, v).weights, `q [${size[0]}, ${size[2]}], k [${size[1]}, ${size[2]}], weights`);
  }
});

test('the output mixes the values in these shares', async () => {
  for (const size of sizes) {
    const [q, k, v] = task(size);
    const { output } = await callAttention(q, k, v);
    expectSame(output, attention(q, k, v).output, `q [${size[0]}, ${size[2]}], v [${size[1]}, ${size[3]}], output`);
  }
});

test('large scores do not overflow', async () => {
  // Whole numbers, and lengths whose root is whole: these large scores have no rounding that the exponential could blow up.
  for (const length of [4, 16]) {
    const whole = (rows: number, salt: number, scale: number): Matrix => drawn(rows, length, salt, scale).map((row) => row.map((value) => Math.round(value)));
    const q = whole(4, 4, 100);
    const k = whole(5, 5, 100);
    // Two keys whose scores are large and close to each other.
    const close = (k[0] ?? []).map((value, at) => (at === 0 ? value + 1 : value));
    q[0] = (q[0] ?? []).map((value, at) => (at === 0 ? 1 : value));
    const keys = [...k, close];
    const v = rounded(drawn(6, 3, 6));
    const { weights, output } = await callAttention(q, keys, v);
    const wanted = attention(q, keys, v);
    expectSame(weights, wanted.weights, 'weights');
    expectSame(output, wanted.output, 'output');
  }
});

test('what the mask hides gets no share at all', async () => {
  for (const size of [[4, 6, 3, 5], [5, 5, 4, 2]] as const) {
    const [n, m, length, width] = size;
    const q = rounded(drawn(n, length, 7));
    // The last two keys are padding, and shout: unhidden, they would take everything.
    const k = rounded(drawn(m, length, 8)).map((row, at) => (at >= m - 2 ? (q[at % n] ?? []).map((value) => Math.fround(40 * value)) : row));
    const v = rounded(drawn(m, width, 9));
    // Besides the padding, each query is refused one key of its own.
    const mask = q.map((_, row) => k.map((_key, at) => (at >= m - 2 || at === row % (m - 2) ? 0 : 1)));
    const { weights, output } = await callAttention(q, k, v, mask);
    const wanted = attention(q, k, v, mask);
    expectSame(weights, wanted.weights, 'mask, weights');
    expectSame(output, wanted.output, 'mask, output');
  }
});

test('causalMask lets each place see itself and those before', async () => {
  for (const n of [4, 1, 7]) {
    const mask = (await submission.call('causalMask', n)).tensor([n, n]).values;
    expectSame(mask, triangle(n), `causalMask(${n})`);
  }
});

test('several heads look side by side', async () => {
  for (const [n, width, heads] of [[5, 8, 2], [3, 6, 3], [4, 6, 1]] as const) {
    const x = rounded(drawn(n, width, 10));
    const weights = projections(width);
    const exact = { wq: rounded(weights.wq), wk: rounded(weights.wk), wv: rounded(weights.wv), wo: rounded(weights.wo) };
    const open = (await submission.call('multiHead', sent(x), sentAll(weights), heads)).tensor([n, width]).values;
    expectSame(open, multiHead(x, exact, heads), `multiHead, ${heads} heads`);
    // The last place is padding.
    const mask = x.map(() => x.map((_, at) => (at === n - 1 ? 0 : 1)));
    const masked = (await submission.call('multiHead', sent(x), sentAll(weights), heads, sent(mask))).tensor([n, width]).values;
    expectSame(masked, multiHead(x, exact, heads, mask), `multiHead, ${heads} heads, mask`);
  }
});

test('no place looks at a later one', async () => {
  for (const [n, width, heads] of [[6, 8, 2], [5, 6, 3]] as const) {
    const x = rounded(drawn(n, width, 15));
    const weights = projections(width);
    const exact = { wq: rounded(weights.wq), wk: rounded(weights.wk), wv: rounded(weights.wv), wo: rounded(weights.wo) };
    const wanted = multiHead(x, exact, heads, triangle(n));
    // First the same tokens, then two others at the end, and large ones: the rows before must stay what they were.
    const changed = x.map((row, at) => (at >= n - 2 ? row.map((value) => Math.fround(5 - 9 * value)) : row));
    for (const tokens of [x, changed]) {
      const came = (await submission.call('causalAttention', sent(tokens), sentAll(weights), heads)).tensor([n, width]).values;
      const kept = tokens === x ? n : n - 2;
      expectSame(Array.from(came).slice(0, kept * width), wanted.slice(0, kept), tokens === x ? `causalAttention, ${heads} heads` : `causalAttention, ${heads} heads, other tokens at the end`);
    }
  }
});
