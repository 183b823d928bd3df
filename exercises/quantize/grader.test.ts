import { expect, test } from 'vitest';
import { feedback, holdout, seed, submission, tensor, threshold, type Answer } from 'sans-gpu/grading';

/** Eight bits for each row cost a digit or two in a thousand; four bits, or one scale for all rows, can cost many. */
const mostLost = 0.01;
/** What the 32-bit network must reach, so that there is something to lose. The starter's training is well above it. */
const wantedBefore = 0.9;
/** The largest error that rounding makes, in steps, and a little for 32-bit arithmetic. */
const halfStep = 0.505;
const pixelsPerImage = 784;

/** From 0 to 1, following the grading's seed. */
function drawn(count: number, salt: number): number[] {
  return Array.from({ length: count }, (_, at) => (((at + 3) * 7919 + (at % 17) * 37 * (seed() + 1) + (seed() + salt) * 104_729) % 1013) / 1013);
}

/** A row of weights from `least` to `most`, both of which occur in it. */
function drawnRow(columns: number, least: number, most: number, salt: number): number[] {
  const row = drawn(columns, salt).map((value) => least + (most - least) * value);
  row[(salt * 7) % columns] = least;
  row[(salt * 7 + 1) % columns] = most;
  return row;
}

type Bytes = Record<'values' | 'scales' | 'zeroPoints', number[]>;

/** What quantize gave, checked: a whole number from 0 to 255 for each weight, one scale and one zero point for each row. */
function bytesIn(answer: Answer, rows: number, count: number): Bytes {
  const { values, scales, zeroPoints } = answer.fields('values', 'scales', 'zeroPoints');
  const bytes = { values: values.numbers(count), scales: scales.numbers(rows), zeroPoints: zeroPoints.numbers(rows) };
  const isByte = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 255;
  for (const name of ['values', 'zeroPoints'] as const) {
    const odd = bytes[name].filter((value) => !isByte(value)).length;
    expect(odd, feedback('text', {
      en: `quantize(…).${name} holds ${odd} numbers that do not fit into a byte. Each must be whole, from 0 to 255.`,
      fr: `quantize(…).${name} contient ${odd} nombres qui ne tiennent pas dans un octet. Chacun doit être entier, de 0 à 255.`,
    })).toBe(0);
  }
  return bytes;
}

const sent = ({ values, scales, zeroPoints }: Bytes): { values: Uint8Array; scales: Float32Array; zeroPoints: Uint8Array } => ({
  values: Uint8Array.from(values),
  scales: Float32Array.from(scales),
  zeroPoints: Uint8Array.from(zeroPoints),
});

async function quantized(rows: readonly number[][]): Promise<Bytes> {
  const weights = Float32Array.from(rows.flat());
  return bytesIn(await submission.call('quantize', weights, rows.length), rows.length, weights.length);
}

/** The weights that these bytes stand for, row by row: computed here, so that nothing but the bytes can carry them. */
function weightsIn({ values, scales, zeroPoints }: Bytes): number[][] {
  const columns = values.length / scales.length;
  return scales.map((scale, row) => values.slice(row * columns, (row + 1) * columns).map((value) => (value - (zeroPoints[row] ?? 0)) * scale));
}

/** The weights after the way to bytes and back. */
async function roundTrip(rows: readonly number[][]): Promise<number[][]> {
  return weightsIn(await quantized(rows));
}

/** The distance between two neighbouring values of a row: its range, with zero in it, in 255 steps. */
function stepOf(row: readonly number[]): number {
  return (Math.max(0, ...row) - Math.min(0, ...row)) / 255;
}

/** The largest error in a row, in steps of that row. */
function worstIn(row: readonly number[], back: readonly number[]): number {
  return Math.max(...row.map((weight, at) => Math.abs(weight - (back[at] ?? NaN)))) / stepOf(row);
}

const show = (value: number | undefined): string => (value ?? NaN).toPrecision(3);

test('quantize gives a byte for each weight, a scale and a zero point for each row', async () => {
  for (const [rows, columns] of [[1, 64], [3, 100], [5, 65]] as const) {
    await quantized(Array.from({ length: rows }, (_, row) => drawnRow(columns, -1, 1, row + 1)));
  }
});

test('dequantize gives back what the bytes stand for', async () => {
  for (const [rows, columns] of [[1, 6], [4, 9]] as const) {
    const bytes = {
      values: drawn(rows * columns, 20).map((value) => Math.floor(value * 256)),
      scales: drawn(rows, 21).map((value) => Math.fround(0.001 + value)),
      zeroPoints: drawn(rows, 22).map((value) => Math.floor(value * 256)),
    };
    const wanted = weightsIn(bytes).flat();
    const came = (await submission.call('dequantize', sent(bytes))).numbers(rows * columns);
    const wrong = wanted.findIndex((value, at) => !(Math.abs(value - (came[at] ?? NaN)) < 1e-3));
    const row = Math.floor(wrong / columns);
    expect(wrong, feedback('value', {
      what: `dequantize: ${bytes.values[wrong]}, zeroPoint ${bytes.zeroPoints[row]}, scale ${show(bytes.scales[row])}`,
      wanted: show(wanted[wrong]),
      came: show(came[wrong]),
    })).toBe(-1);
  }
});

test('there and back, no weight moves by more than half a step', async () => {
  // Ranges that lie unevenly about zero: an even one would waste steps on numbers that do not occur.
  for (const [least, most] of [[-1, 1], [-0.2, 1], [-3, 0.5]] as const) {
    const row = drawnRow(200, least, most, 30);
    const [back = []] = await roundTrip([row]);
    const worst = worstIn(row, back);
    expect(worst, feedback('text', {
      en: `Weights from ${least} to ${most} moved by up to ${worst.toFixed(1)} steps. Wanted: half a step, where a step is the range divided by 255.`,
      fr: `Des poids de ${String(least).replace('.', ',')} à ${String(most).replace('.', ',')} se sont déplacés de ${worst.toFixed(1).replace('.', ',')} pas au plus. Attendu\u202f: un demi-pas, un pas étant l’étendue divisée par 255.`,
    })).toBeLessThan(halfStep);
  }
});

test('zero stays zero, and rows of one value survive', async () => {
  const uneven = drawnRow(80, -0.37, 1.41, 40);
  uneven[5] = 0;
  uneven[60] = 0;
  const rows = [uneven, Array<number>(80).fill(0), Array<number>(80).fill(0.7), Array<number>(80).fill(-2), drawnRow(80, 0.5, 0.9, 41), drawnRow(80, -0.9, -0.8, 42)];
  // One at a time: whether each row has a scale of its own is the next check's business.
  const back: number[][] = [];
  for (const row of rows) back.push(...(await roundTrip([row])));

  const [first = [], zeros = []] = back;
  const moved = [first[5], first[60], ...zeros].filter((value) => value !== 0);
  expect(moved.length, feedback('text', {
    en: `${moved.length} of 82 weights that were zero came back as something else, for example ${show(moved[0])}. Zero must be one of the steps, exactly.`,
    fr: `${moved.length} des 82 poids nuls sont revenus autres, par exemple ${show(moved[0])}. Zéro doit être exactement l’un des pas.`,
  })).toBe(0);

  const worst = Math.max(...rows.map((row, at) => (at === 1 ? 0 : worstIn(row, back[at] ?? []))));
  expect(worst, feedback('text', {
    en: `A row on one side of zero moved by up to ${worst.toFixed(1)} steps. Wanted: half a step. Its range reaches from zero to its far end.`,
    fr: `Une ligne située d’un seul côté de zéro s’est déplacée de ${worst.toFixed(1).replace('.', ',')} pas au plus. Attendu\u202f: un demi-pas. Son étendue va de zéro à son bout le plus éloigné.`,
  })).toBeLessThan(halfStep);
});

test('each row has a scale of its own, however small it is', async () => {
  const sizes = [1, 100, 0.001, 5, 0.02];
  const rows = sizes.map((size, at) => drawnRow(96, -size, 0.7 * size, 50 + at));
  const back = await roundTrip(rows);
  rows.forEach((row, at) => {
    const worst = worstIn(row, back[at] ?? []);
    expect(worst, feedback('text', {
      en: `Beside a row of weights up to 100, weights up to ${sizes[at]} moved by ${worst.toFixed(1)} of their own steps. Wanted: half a step.`,
      fr: `À côté d’une ligne de poids jusqu’à 100, des poids jusqu’à ${String(sizes[at]).replace('.', ',')} se sont déplacés de ${worst.toFixed(1).replace('.', ',')} de leurs propres pas. Attendu\u202f: un demi-pas.`,
    })).toBeLessThan(halfStep);
  });
});

/** A network with one hidden layer, its weights with one row for each unit. */
interface Network { hidden: number[][]; hiddenBias: number[]; output: number[][]; outputBias: number[] }

/** Each unit's sum of products and its bias. */
function layer(inputs: readonly number[], rows: readonly number[][], bias: readonly number[]): number[] {
  return rows.map((row, unit) => row.reduce((sum, weight, at) => sum + weight * (inputs[at] ?? 0), bias[unit] ?? 0));
}

function scoresOf({ hidden, hiddenBias, output, outputBias }: Network, image: readonly number[]): number[] {
  return layer(layer(image, hidden, hiddenBias).map((sum) => Math.max(0, sum)), output, outputBias);
}

function sentNetwork(hidden: Bytes, output: Bytes, { hiddenBias, outputBias }: Network) {
  return { hidden: sent(hidden), hiddenBias: Float32Array.from(hiddenBias), output: sent(output), outputBias: Float32Array.from(outputBias) };
}

/** Bytes of a matrix whose weights lie within about ±0.25, and the weights they stand for. */
function drawnBytes(rows: number, columns: number, salt: number): { bytes: Bytes; weights: number[][] } {
  const values = drawn(rows * columns, salt).map((value) => Math.floor(value * 256));
  const scales = drawn(rows, salt + 1).map((value) => Math.fround(0.001 + value * 0.001));
  const zeroPoints = drawn(rows, salt + 2).map((value) => 100 + Math.floor(value * 56));
  const bytes = { values, scales, zeroPoints };
  return { bytes, weights: weightsIn(bytes) };
}

test('read computes the scores of a network kept in bytes', async () => {
  for (const [units, count] of [[16, 1], [40, 3]] as const) {
    const [hidden, output] = [drawnBytes(units, pixelsPerImage, 60), drawnBytes(10, units, 70)];
    const network = { hidden: hidden.weights, hiddenBias: drawn(units, 80), output: output.weights, outputBias: drawn(10, 81) };
    const pixels = drawn(count * pixelsPerImage, 82);
    const wanted = Array.from({ length: count }, (_, image) => scoresOf(network, pixels.slice(image * pixelsPerImage, (image + 1) * pixelsPerImage))).flat();
    const came = (await submission.call('read', sentNetwork(hidden.bytes, output.bytes, network), tensor(pixels, [count, 28, 28, 1]))).tensor([count, 10]).values;
    const wrong = wanted.findIndex((value, at) => !(Math.abs(value - (came[at] ?? NaN)) < 1e-2));
    expect(wrong, feedback('value', { what: `read(network, images)[${Math.floor(wrong / 10)}, ${wrong % 10}]`, wanted: show(wanted[wrong]), came: show(came[wrong]) })).toBe(-1);
  }
});

/** The network that the learner's code trained: expensive, and asked for once. */
async function trained(): Promise<Network> {
  const { hidden, hiddenBias, output, outputBias } = (await submission.call('train', { seed: seed() })).fields('hidden', 'hiddenBias', 'output', 'outputBias');
  const weights = hidden.tensor([null, pixelsPerImage]);
  const units = weights.shape[0] ?? 0;
  const rowsOf = (values: ArrayLike<number>, columns: number): number[][] =>
    Array.from({ length: values.length / columns }, (_, row) => Array.from({ length: columns }, (_, column) => values[row * columns + column] ?? 0));
  return {
    hidden: rowsOf(weights.values, pixelsPerImage),
    hiddenBias: hiddenBias.numbers(units),
    output: rowsOf(output.tensor([10, units]).values, units),
    outputBias: outputBias.numbers(10),
  };
}

test('a trained network loses at most one digit in a hundred', async () => {
  const network = await trained();
  const { images, labels } = await holdout('mnist', { count: 1000 });
  const count = labels.length;
  const right = (classes: readonly number[]): number => classes.filter((digit, at) => digit === labels[at]).length / count;
  const before = right(
    Array.from({ length: count }, (_, image) => {
      const scores = scoresOf(network, Array.from(images.values.slice(image * pixelsPerImage, (image + 1) * pixelsPerImage)));
      return scores.indexOf(Math.max(...scores));
    }),
  );
  threshold('accuracy in 32 bits', { wanted: wantedBefore, came: before });
  expect(before, feedback('accuracy', { wanted: wantedBefore, came: before })).toBeGreaterThanOrEqual(wantedBefore);

  const [hidden, output] = [await quantized(network.hidden), await quantized(network.output)];
  const after = right((await submission.call('read', sentNetwork(hidden, output, network), images)).classes(count));
  const lost = threshold('accuracy lost', { wanted: mostLost, came: before - after });
  const [was, is] = [before, after].map((share) => Math.floor(share * 100 + 1e-9));
  expect(lost, feedback('text', {
    en: `In 32 bits, it reads ${was}% of digits it has never seen; in 8 bits, ${is}%. At most one in a hundred may be lost.`,
    fr: `En 32 bits, il lit ${was}\u202f% de chiffres jamais vus\u202f; en 8 bits, ${is}\u202f%. Il peut en perdre un sur cent au plus.`,
  })).toBeLessThanOrEqual(mostLost);
});
