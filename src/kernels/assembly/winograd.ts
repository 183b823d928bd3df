import { padImage } from './convolution';
import { multiplyAdd } from './lanes';
import { tileOfRows } from './tile';

/**
 * Convolution with a filter of 3 x 3 at stride 1, in 36 multiplications for 16 output pixels where the definition has
 * 144: F(4 x 4, 3 x 3) of Lavin and Gray, "Fast Algorithms for Convolutional Neural Networks",
 * https://arxiv.org/abs/1509.09308. A patch is a block of 4 x 4 output pixels. The 6 x 6 input pixels under it and the
 * filter are taken to 36 matrices; there, what is left are 36 products over channels, and a way back.
 *
 * All the ways follow from six points at which polynomials are evaluated: 0, A, -A, B, -B and infinity. The usual 1 and 2
 * round about five times as coarsely as the definition; these, two or three times. Numbers of channels are multiples of 8.
 */
const A: f32 = 0.625, B: f32 = 1.5;
const AA: f32 = A * A, BB: f32 = B * B;
/** Products of the differences between a point and the others. */
const AT_0: f32 = AA * BB, AT_A: f32 = 2 * AA * (AA - BB), AT_B: f32 = 2 * BB * (BB - AA);

/** 6 x 6 vectors, half transformed. */
const HALF: usize = 36 << 4;
/** What the transformed patches of a block may take: less than a small second-level cache. */
const BLOCK: i32 = 196608;
/** The same for the filter's gradient, whose sums are read and written once for each block. */
const GRADIENT_BLOCK: i32 = 393216;
const FEWEST_PATCHES: i32 = 24;
/** Between two of 36 matrices: sizes are often powers of two, and a cache would put all 36 in the same place. */
const GAP: usize = 64;

/** Patches that are transformed together: as many as the block holds, a multiple of the six rows of a product's tile. */
function patchesPerBlock(c: i32, outC: i32): i32 {
  return max(6, BLOCK / (144 * (c + outC)) / 6 * 6);
}

/** Likewise for the filter's gradient, where the patches of a block are what is added up. */
function gradientPatchesPerBlock(c: i32, outC: i32): i32 {
  return max(FEWEST_PATCHES, GRADIENT_BLOCK / (144 * (c + outC)));
}

@inline
function patchesAlong(out: i32): i32 {
  return (out + 3) >> 2;
}

@inline
function paddedSize(out: i32): i32 {
  return (patchesAlong(out) << 2) + 2;
}

/** Scratch memory of `winogradImages`. */
export function winogradScratchBytes(c: i32, outC: i32, outH: i32, outW: i32): i32 {
  return scratchBytes(patchesPerBlock(c, outC), c, outC, outH, outW);
}

/** Scratch memory of `winogradFilterGradient`. */
export function winogradGradientScratchBytes(c: i32, outC: i32, outH: i32, outW: i32): i32 {
  return scratchBytes(gradientPatchesPerBlock(c, outC), c, outC, outH, outW) + c * outC * 144;
}

function scratchBytes(patches: i32, c: i32, outC: i32, outH: i32, outW: i32): i32 {
  return <i32>(HALF + 72 * GAP) + patches * (c + outC) * 144 + (paddedSize(outH) * paddedSize(outW) * c << 2);
}

/** Input: what polynomials with six coefficients become, divided by each point in turn. */
@inline
function inputAlong(from: usize, step: usize, to: usize, toStep: usize): void {
  const d1 = v128.load(from + step), d2 = v128.load(from + 2 * step), d3 = v128.load(from + 3 * step), d4 = v128.load(from + 4 * step);
  const minusAA = f32x4.splat(-AA), minusBB = f32x4.splat(-BB), ends = f32x4.splat(AA * BB), middle = f32x4.splat(-AA - BB);
  v128.store(to, multiplyAdd(d2, middle, multiplyAdd(v128.load(from), ends, d4)));
  let even = multiplyAdd(d2, minusBB, d4), odd = f32x4.mul(f32x4.splat(A), multiplyAdd(d1, minusBB, d3));
  v128.store(to + toStep, f32x4.add(even, odd));
  v128.store(to + 2 * toStep, f32x4.sub(even, odd));
  even = multiplyAdd(d2, minusAA, d4); odd = f32x4.mul(f32x4.splat(B), multiplyAdd(d1, minusAA, d3));
  v128.store(to + 3 * toStep, f32x4.add(even, odd));
  v128.store(to + 4 * toStep, f32x4.sub(even, odd));
  v128.store(to + 5 * toStep, multiplyAdd(d3, middle, multiplyAdd(d1, ends, v128.load(from + 5 * step))));
}

/** A filter of four numbers, or of three and 0: the values of its polynomial at each point, and its last number. */
@inline
function filterAlong(g0: v128, g1: v128, g2: v128, g3: v128, last: v128, to: usize, toStep: usize): void {
  v128.store(to, f32x4.mul(g0, f32x4.splat(1 / AT_0)));
  let even = f32x4.mul(f32x4.splat(1 / AT_A), multiplyAdd(g2, f32x4.splat(AA), g0));
  let odd = f32x4.mul(f32x4.splat(A / AT_A), multiplyAdd(g3, f32x4.splat(AA), g1));
  v128.store(to + toStep, f32x4.add(even, odd));
  v128.store(to + 2 * toStep, f32x4.sub(even, odd));
  even = f32x4.mul(f32x4.splat(1 / AT_B), multiplyAdd(g2, f32x4.splat(BB), g0));
  odd = f32x4.mul(f32x4.splat(B / AT_B), multiplyAdd(g3, f32x4.splat(BB), g1));
  v128.store(to + 3 * toStep, f32x4.add(even, odd));
  v128.store(to + 4 * toStep, f32x4.sub(even, odd));
  v128.store(to + 5 * toStep, last);
}

/**
 * The way back to 4 numbers, or to 3 with `isOfThree`, of which the first `count` are stored. The point at infinity adds
 * to the last alone.
 */
@inline
function outputAlong(from: usize, step: usize, to: usize, toStep: usize, count: i32, isOfThree: bool, plus: v128): void {
  const m1 = v128.load(from + step), m2 = v128.load(from + 2 * step), m3 = v128.load(from + 3 * step), m4 = v128.load(from + 4 * step);
  const infinity = v128.load(from + 5 * step);
  const evenA = f32x4.add(m1, m2), evenB = f32x4.add(m3, m4);
  v128.store(to, f32x4.add(plus, f32x4.add(v128.load(from), f32x4.add(evenA, evenB))));
  const oddA = f32x4.mul(f32x4.splat(A), f32x4.sub(m1, m2)), oddB = f32x4.mul(f32x4.splat(B), f32x4.sub(m3, m4));
  if (count > 1) v128.store(to + toStep, f32x4.add(plus, f32x4.add(oddA, oddB)));
  if (count > 2) {
    const third = multiplyAdd(evenA, f32x4.splat(AA), multiplyAdd(evenB, f32x4.splat(BB), plus));
    v128.store(to + 2 * toStep, isOfThree ? f32x4.add(third, infinity) : third);
  }
  if (count > 3) v128.store(to + 3 * toStep, f32x4.add(infinity, multiplyAdd(oddA, f32x4.splat(AA), multiplyAdd(oddB, f32x4.splat(BB), plus))));
}

/**
 * The filter [3][3][c][outC] as 36 matrices [c][outC], each in panels of 8 columns. With `rotated`, of the filter that
 * carries gradients back, 36 matrices [outC][c].
 */
export function winogradFilter(w: usize, packed: usize, c: i32, outC: i32, rotated: i32, scratch: usize): void {
  const zero = f32x4.splat(0);
  const depth = rotated ? outC : c;
  const matrix: usize = <usize>(c * outC) << 2;
  const first = rotated ? w + (matrix << 3) : w, tap = rotated ? 0 - matrix : matrix;
  const all = scratch + HALF;
  // Four numbers side by side are four output channels: columns, or with `rotated` rows of the panels.
  for (let k = 0; k < c; k++) {
    for (let j = 0; j < outC; j += 4) {
      let from = first + (<usize>(k * outC + j) << 2);
      for (let x: usize = 0; x < 48; x += 16, from += tap) {
        filterAlong(v128.load(from), v128.load(from + 3 * tap), v128.load(from + 6 * tap), zero, v128.load(from + 6 * tap), scratch + x, 48);
      }
      for (let y: usize = 0; y < 6; y++) {
        const p = scratch + y * 48;
        filterAlong(v128.load(p), v128.load(p, 16), v128.load(p, 32), zero, v128.load(p, 32), all + y * 96, 16);
      }
      const column = rotated ? k : j, row = rotated ? j : k;
      let to = packed + (<usize>((column >> 3) * depth + row) << 5) + ((column & 7) << 2);
      for (let at = all; at < all + HALF; at += 16, to += matrix) {
        const four = v128.load(at);
        if (rotated) {
          v128.store32_lane(to, four, 0);
          v128.store32_lane(to, four, 1, 32);
          v128.store32_lane(to, four, 2, 64);
          v128.store32_lane(to, four, 3, 96);
        } else {
          v128.store(to, four);
        }
      }
    }
  }
}

/** Scratch memory of `winogradFilter`. */
export function winogradFilterScratchBytes(): i32 {
  return <i32>(2 * HALF);
}

/** Convolution of `count` images [h][w][c] with a filter from `winogradFilter`. A bias address of 0 means none. */
export function winogradImages(
  count: i32, x: usize, packed: usize, bias: usize, out: usize, h: i32, w: i32, c: i32, top: i32, left: i32,
  outH: i32, outW: i32, outC: i32, scratch: usize,
): void {
  const down = patchesAlong(outH), right = patchesAlong(outW), most = patchesPerBlock(c, outC);
  const inputRow: usize = <usize>c << 2, outputRow: usize = <usize>outC << 2;
  const inputMatrix = inputRow * most + GAP, outputMatrix = outputRow * most + GAP;
  const inputs = scratch + HALF, outputs = inputs + 36 * inputMatrix, padded = outputs + 36 * outputMatrix;
  const all = count * down * right;
  for (let first = 0; first < all; first += most) {
    const patches = min(most, all - first);
    transformInputs(first, patches, x, padded, h, w, c, top, left, down, right, inputs, inputMatrix, scratch);
    v128.store(scratch, f32x4.splat(0));
    v128.store(scratch, f32x4.splat(0), 16);
    let panel = packed;
    for (let position = 0; position < 36; position++) {
      for (let j = 0; j < outC; j += 8) {
        for (let i = 0; i < patches; i += 6) {
          const target = outputs + position * outputMatrix + i * outputRow + (j << 2);
          tileOfRows(inputs + position * inputMatrix + i * inputRow, inputRow, 4, 0, panel, 32, c, 1, scratch, 0, target, outputRow, min(6, patches - i));
        }
        panel += <usize>c << 5;
      }
    }
    for (let n = 0; n < patches; n++) {
      const image = (first + n) / (down * right), place = (first + n) % (down * right), y = place / right << 2, across = place % right << 2;
      const to = out + outputRow * ((image * outH + y) * outW + across);
      transformOutput(outputs + outputRow * n, outputMatrix, bias, to, outputRow * outW, outputRow, outH - y, outW - across, scratch);
    }
  }
}

/**
 * The input under some patches of a batch, transformed, from the `first` one on. Patches are counted through all images, and
 * asked for in their order: `padded` keeps the image of the last one.
 */
function transformInputs(
  first: i32, count: i32, x: usize, padded: usize, h: i32, w: i32, c: i32, top: i32, left: i32, down: i32, right: i32,
  to: usize, matrix: usize, half: usize,
): void {
  const row: usize = <usize>c << 2, paddedH = (down << 2) + 2, paddedW = (right << 2) + 2;
  const line = row * paddedW;
  for (let n = 0; n < count; n++) {
    const image = (first + n) / (down * right), place = (first + n) % (down * right);
    if (place == 0) padImage(x + row * (image * h * w), padded, h, w, c, top, left, paddedH, paddedW);
    transformInput(padded + (line * (place / right) + row * (place % right) << 2), line, row, to + row * n, matrix, half);
  }
}

/** 6 x 6 pixels of `row` bytes each become one row in each of 36 matrices. */
function transformInput(d: usize, line: usize, row: usize, to: usize, matrix: usize, half: usize): void {
  for (const end = d + row; d < end; d += 16, to += 16) {
    for (let x: usize = 0; x < 6; x++) inputAlong(d + x * row, line, half + (x << 4), 96);
    for (let y: usize = 0; y < 6; y++) inputAlong(half + y * 96, 16, to + y * 6 * matrix, matrix);
  }
}

/** A row in each of 36 matrices becomes 4 x 4 pixels, or the `lines` x `columns` of them that lie in the image. */
function transformOutput(m: usize, matrix: usize, bias: usize, out: usize, line: usize, row: usize, lines: i32, columns: i32, half: usize): void {
  const zero = f32x4.splat(0);
  const seen = min(4, lines);
  for (const end = m + row; m < end; m += 16, out += 16) {
    for (let x: usize = 0; x < 6; x++) outputAlong(m + x * matrix, 6 * matrix, half + (x << 4), 96, 4, false, zero);
    const plus = bias ? v128.load(bias) : zero;
    for (let y = 0; y < seen; y++) outputAlong(half + y * 96, 16, out + y * line, row, columns, false, plus);
    if (bias) bias += 16;
  }
}

/**
 * The part of the filter gradient that `count` images make, dw [3][3][c][outC]: F(3 x 3, 4 x 4), whose filter is a patch
 * of dy. The sums over all patches are made before the way back.
 */
export function winogradFilterGradient(
  count: i32, x: usize, dy: usize, dw: usize, h: i32, w: i32, c: i32, top: i32, left: i32, outH: i32, outW: i32, outC: i32, scratch: usize,
): void {
  const down = patchesAlong(outH), right = patchesAlong(outW), most = gradientPatchesPerBlock(c, outC);
  const inputRow: usize = <usize>c << 2, gradientRow: usize = <usize>outC << 2;
  const inputMatrix = inputRow * most + GAP, gradientMatrix = gradientRow * most + GAP, sumMatrix = inputRow * outC;
  const inputs = scratch + HALF, gradients = inputs + 36 * inputMatrix, sums = gradients + 36 * gradientMatrix, padded = sums + 36 * sumMatrix;
  memory.fill(sums, 0, 36 * sumMatrix);
  const all = count * down * right;
  for (let first = 0; first < all; first += most) {
    const patches = min(most, all - first);
    transformInputs(first, patches, x, padded, h, w, c, top, left, down, right, inputs, inputMatrix, scratch);
    for (let n = 0; n < patches; n++) {
      const image = (first + n) / (down * right), place = (first + n) % (down * right), y = place / right << 2, across = place % right << 2;
      const from = dy + gradientRow * ((image * outH + y) * outW + across);
      transformGradient(from, gradientRow * outW, gradientRow, outH - y, outW - across, gradients + gradientRow * n, gradientMatrix, scratch);
    }
    for (let position = 0; position < 36; position++) {
      for (let i = 0; i < c; i += 6) {
        const rows = min(6, c - i);
        for (let j = 0; j < outC; j += 8) {
          const target = sums + position * sumMatrix + i * gradientRow + (j << 2);
          const columns = gradients + position * gradientMatrix + (j << 2);
          tileOfRows(inputs + position * inputMatrix + (i << 2), 4, inputRow, 0, columns, gradientRow, patches, 1, target, gradientRow, target, gradientRow, rows);
        }
      }
    }
  }
  transformSums(sums, sumMatrix, dw, scratch);
}

/** 4 x 4 pixels, those outside the image 0, become one row in each of 36 matrices. */
function transformGradient(d: usize, line: usize, row: usize, lines: i32, columns: i32, to: usize, matrix: usize, half: usize): void {
  const zero = f32x4.splat(0);
  for (const end = d + row; d < end; d += 16, to += 16) {
    for (let x: i32 = 0; x < 4; x++) {
      const p = d + x * row, isIn = x < columns;
      const last = isIn && lines > 3 ? v128.load(p + 3 * line) : zero;
      filterAlong(
        isIn ? v128.load(p) : zero, isIn && lines > 1 ? v128.load(p + line) : zero, isIn && lines > 2 ? v128.load(p + 2 * line) : zero, last, last,
        half + (x << 4), 64,
      );
    }
    for (let y: usize = 0; y < 6; y++) {
      const p = half + (y << 6), last = v128.load(p, 48);
      filterAlong(v128.load(p), v128.load(p, 16), v128.load(p, 32), last, last, to + y * 6 * matrix, matrix);
    }
  }
}

/** 36 matrices of `matrix` bytes become the 9 of a filter. */
function transformSums(sums: usize, matrix: usize, dw: usize, half: usize): void {
  const zero = f32x4.splat(0);
  for (const end = sums + matrix; sums < end; sums += 16, dw += 16) {
    for (let x: usize = 0; x < 6; x++) outputAlong(sums + x * matrix, 6 * matrix, half + (x << 4), 96, 3, true, zero);
    for (let y: usize = 0; y < 3; y++) outputAlong(half + y * 96, 16, dw + 3 * y * matrix, matrix, 3, true, zero);
  }
}
