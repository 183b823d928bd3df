import { exponential, hyperbolicTangent, largest, logistic, normalShare, total } from './functions';
import { vectorBytes } from './lanes';

/** What `unary` can do. The bindings have the same numbers. */
const TANH: i32 = 0, LOGISTIC: i32 = 1, EXP: i32 = 2, GELU: i32 = 3;

@inline
function apply(x: v128, what: i32): v128 {
  if (what == TANH) return hyperbolicTangent(x);
  if (what == LOGISTIC) return logistic(x);
  if (what == EXP) return exponential(x);
  return f32x4.mul(x, normalShare(x, bell(x)));
}

/** exp(-x² / 2) */
@inline
function bell(x: v128): v128 {
  return exponential(f32x4.mul(f32x4.mul(x, x), f32x4.splat(-0.5)));
}

@inline
function map(x: usize, out: usize, count: i32, what: i32): void {
  const bytes: usize = <usize>count << 2, whole = vectorBytes(count);
  let j: usize = 0;
  for (; j < whole; j += 16) v128.store(out + j, apply(v128.load(x + j), what));
  for (; j < bytes; j += 4) store<f32>(out + j, f32x4.extract_lane(apply(v128.load32_splat(x + j), what), 0));
}

/** One function of each number. */
export function unary(x: usize, out: usize, count: i32, what: i32): void {
  if (what == TANH) return map(x, out, count, TANH);
  if (what == LOGISTIC) return map(x, out, count, LOGISTIC);
  if (what == EXP) return map(x, out, count, EXP);
  map(x, out, count, GELU);
}

/** dy * (share(x) + x * density(x)), by the standard normal distribution: what gelu lets back. */
export function geluGradient(dy: usize, x: usize, out: usize, count: i32): void {
  const bytes: usize = <usize>count << 2, whole = vectorBytes(count);
  let j: usize = 0;
  for (; j < whole; j += 16) v128.store(out + j, f32x4.mul(v128.load(dy + j), geluSlope(v128.load(x + j))));
  for (; j < bytes; j += 4) store<f32>(out + j, load<f32>(dy + j) * f32x4.extract_lane(geluSlope(v128.load32_splat(x + j)), 0));
}

@inline
function geluSlope(x: v128): v128 {
  const curve = bell(x);
  return f32x4.add(normalShare(x, curve), f32x4.mul(f32x4.mul(x, curve), f32x4.splat(0.39894228)));
}

/** Soft-max of each row: exp(x - the largest), as shares of their sum. */
export function softmax(x: usize, out: usize, rows: i32, n: i32): void {
  const bytes: usize = <usize>n << 2, whole = vectorBytes(n);
  for (let i = 0; i < rows; i++) {
    let tops = f32x4.splat(-Infinity), j: usize = 0;
    for (; j < whole; j += 16) tops = f32x4.max(tops, v128.load(x + j));
    let top = largest(tops);
    for (; j < bytes; j += 4) top = max(top, load<f32>(x + j));
    const lanes = f32x4.splat(top);
    let sums = f32x4.splat(0);
    for (j = 0; j < whole; j += 16) {
      const power = exponential(f32x4.sub(v128.load(x + j), lanes));
      v128.store(out + j, power);
      sums = f32x4.add(sums, power);
    }
    let sum = total(sums);
    for (; j < bytes; j += 4) {
      const power = f32x4.extract_lane(exponential(f32x4.splat(load<f32>(x + j) - top)), 0);
      store<f32>(out + j, power);
      sum += power;
    }
    const inverse: f32 = 1 / sum, shares = f32x4.splat(inverse);
    for (j = 0; j < whole; j += 16) v128.store(out + j, f32x4.mul(v128.load(out + j), shares));
    for (; j < bytes; j += 4) store<f32>(out + j, load<f32>(out + j) * inverse);
    x += bytes;
    out += bytes;
  }
}

/** What `binary` can do. The bindings have the same numbers. */
const ADD: i32 = 0, SUBTRACT: i32 = 1, MULTIPLY: i32 = 2;

@inline
function combine(a: v128, b: v128, what: i32): v128 {
  if (what == ADD) return f32x4.add(a, b);
  if (what == SUBTRACT) return f32x4.sub(a, b);
  if (what == MULTIPLY) return f32x4.mul(a, b);
  return f32x4.div(a, b);
}

@inline
function zip(a: usize, b: usize, out: usize, rows: i32, n: i32, single: bool, what: i32): void {
  const bytes: usize = <usize>n << 2, whole = vectorBytes(n);
  const value = single ? v128.load32_splat(b) : f32x4.splat(0);
  for (let i = 0; i < rows; i++) {
    let j: usize = 0;
    if (single) {
      for (; j < whole; j += 16) v128.store(out + j, combine(v128.load(a + j), value, what));
      for (; j < bytes; j += 4) store<f32>(out + j, f32x4.extract_lane(combine(v128.load32_splat(a + j), value, what), 0));
    } else {
      for (; j < whole; j += 16) v128.store(out + j, combine(v128.load(a + j), v128.load(b + j), what));
      for (; j < bytes; j += 4) store<f32>(out + j, f32x4.extract_lane(combine(v128.load32_splat(a + j), v128.load32_splat(b + j), what), 0));
    }
    a += bytes;
    out += bytes;
  }
}

/** out[i][j] = a[i][j] (what) b[j], for [rows][n]; with `single`, b is one number. */
export function binary(a: usize, b: usize, out: usize, rows: i32, n: i32, single: i32, what: i32): void {
  if (single) {
    if (what == ADD) return zip(a, b, out, rows, n, true, ADD);
    if (what == SUBTRACT) return zip(a, b, out, rows, n, true, SUBTRACT);
    if (what == MULTIPLY) return zip(a, b, out, rows, n, true, MULTIPLY);
    return zip(a, b, out, rows, n, true, 3);
  }
  if (what == ADD) return zip(a, b, out, rows, n, false, ADD);
  if (what == SUBTRACT) return zip(a, b, out, rows, n, false, SUBTRACT);
  if (what == MULTIPLY) return zip(a, b, out, rows, n, false, MULTIPLY);
  zip(a, b, out, rows, n, false, 3);
}

/** Transposes [outer][rows][columns][inner]: rows and columns change places, `inner` numbers stay together. */
export function exchange(x: usize, out: usize, outer: i32, rows: i32, columns: i32, inner: i32): void {
  const bytes: usize = <usize>inner << 2;
  for (let n = 0; n < outer; n++) {
    for (let c = 0; c < columns; c++) {
      let from = x + <usize>c * bytes;
      for (let r = 0; r < rows; r++) {
        if (inner == 1) {
          store<f32>(out, load<f32>(from));
        } else if ((inner & 3) == 0) {
          for (let j: usize = 0; j < bytes; j += 16) v128.store(out + j, v128.load(from + j));
        } else {
          memory.copy(out, from, bytes);
        }
        from += <usize>columns * bytes;
        out += bytes;
      }
    }
    x += <usize>(rows * columns) * bytes;
  }
}
