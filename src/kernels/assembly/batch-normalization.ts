import { vectorBytes } from './lanes';

/** Rows whose sums are taken at a time: a chunk of usual width stays in the first-level cache for its second pass. */
const SPAN: i32 = 64;

/**
 * Mean and variance of each of the n columns of x [rows][n], in one pass over memory. The deviations of a chunk
 * are from its own mean, and chunks are merged by the formula of Chan, Golub and LeVeque (1979), so nothing cancels.
 */
export function columnMoments(x: usize, mean: usize, variance: usize, rows: i32, n: i32, scratch: usize): void {
  const bytes: usize = <usize>n << 2, whole = vectorBytes(n);
  const own = scratch;
  memory.fill(mean, 0, bytes);
  memory.fill(variance, 0, bytes);
  for (let i = 0; i < rows; i += SPAN) {
    const count = min(SPAN, rows - i);
    const from = x + i * bytes;
    const inverse: f32 = 1 / <f32>count, share: f32 = <f32>count / <f32>(i + count);
    const between: f32 = <f32>i * share;
    const inverses = f32x4.splat(inverse), shares = f32x4.splat(share), betweens = f32x4.splat(between);
    for (let j: usize = 0; j < whole; j += 16) {
      let sum = f32x4.splat(0), at = from + j;
      for (let r = 0; r < count; r++) {
        sum = f32x4.add(sum, v128.load(at));
        at += bytes;
      }
      v128.store(own + j, f32x4.mul(sum, inverses));
    }
    for (let j: usize = 0; j < whole; j += 16) {
      const middle = v128.load(own + j);
      let squares = f32x4.splat(0), at = from + j;
      for (let r = 0; r < count; r++) {
        const away = f32x4.sub(v128.load(at), middle);
        squares = f32x4.add(squares, f32x4.mul(away, away));
        at += bytes;
      }
      const before = v128.load(mean + j), apart = f32x4.sub(middle, before);
      v128.store(mean + j, f32x4.add(before, f32x4.mul(apart, shares)));
      v128.store(variance + j, f32x4.add(v128.load(variance + j), f32x4.add(squares, f32x4.mul(f32x4.mul(apart, apart), betweens))));
    }
    for (let j = whole; j < bytes; j += 4) {
      let sum: f32 = 0, squares: f32 = 0;
      for (let r = 0; r < count; r++) sum += load<f32>(from + j + r * bytes);
      const middle = sum * inverse;
      for (let r = 0; r < count; r++) {
        const away = load<f32>(from + j + r * bytes) - middle;
        squares += away * away;
      }
      const before = load<f32>(mean + j), apart = middle - before;
      store<f32>(mean + j, before + apart * share);
      store<f32>(variance + j, load<f32>(variance + j) + squares + apart * apart * between);
    }
  }
  for (let j: usize = 0; j < bytes; j += 4) store<f32>(variance + j, load<f32>(variance + j) / <f32>rows);
}

/** out = x * scale + shift, column by column. */
export function scaleColumns(x: usize, scale: usize, shift: usize, out: usize, rows: i32, n: i32): void {
  const bytes: usize = <usize>n << 2, whole = vectorBytes(n);
  for (let i = 0; i < rows; i++) {
    let j: usize = 0;
    for (; j < whole; j += 16) v128.store(out + j, f32x4.add(f32x4.mul(v128.load(x + j), v128.load(scale + j)), v128.load(shift + j)));
    for (; j < bytes; j += 4) store<f32>(out + j, load<f32>(x + j) * load<f32>(scale + j) + load<f32>(shift + j));
    x += bytes;
    out += bytes;
  }
}

/** Column by column: the sum of dy, and the sum of dy * (x - mean), of [rows][n]. */
export function columnProducts(dy: usize, x: usize, mean: usize, sums: usize, products: usize, rows: i32, n: i32): void {
  const bytes: usize = <usize>n << 2, whole = vectorBytes(n);
  memory.fill(sums, 0, bytes);
  memory.fill(products, 0, bytes);
  for (let i = 0; i < rows; i += SPAN) {
    const count = min(SPAN, rows - i);
    for (let j: usize = 0; j < whole; j += 16) {
      const middle = v128.load(mean + j);
      let sum = f32x4.splat(0), product = f32x4.splat(0), at = dy + j, other = x + j;
      for (let r = 0; r < count; r++) {
        const gradient = v128.load(at);
        sum = f32x4.add(sum, gradient);
        product = f32x4.add(product, f32x4.mul(gradient, f32x4.sub(v128.load(other), middle)));
        at += bytes;
        other += bytes;
      }
      v128.store(sums + j, f32x4.add(v128.load(sums + j), sum));
      v128.store(products + j, f32x4.add(v128.load(products + j), product));
    }
    for (let j = whole; j < bytes; j += 4) {
      let sum: f32 = 0, product: f32 = 0;
      for (let r = 0; r < count; r++) {
        const gradient = load<f32>(dy + j + r * bytes);
        sum += gradient;
        product += gradient * (load<f32>(x + j + r * bytes) - load<f32>(mean + j));
      }
      store<f32>(sums + j, load<f32>(sums + j) + sum);
      store<f32>(products + j, load<f32>(products + j) + product);
    }
    dy += count * bytes;
    x += count * bytes;
  }
}

/** out = dy * a + x * b + c, column by column: the input gradient of batch normalisation, its constants worked out before. */
export function combineColumns(dy: usize, x: usize, a: usize, b: usize, c: usize, out: usize, rows: i32, n: i32): void {
  const bytes: usize = <usize>n << 2, whole = vectorBytes(n);
  for (let i = 0; i < rows; i++) {
    let j: usize = 0;
    for (; j < whole; j += 16) {
      const sum = f32x4.add(f32x4.mul(v128.load(dy + j), v128.load(a + j)), f32x4.mul(v128.load(x + j), v128.load(b + j)));
      v128.store(out + j, f32x4.add(sum, v128.load(c + j)));
    }
    for (; j < bytes; j += 4) store<f32>(out + j, load<f32>(dy + j) * load<f32>(a + j) + load<f32>(x + j) * load<f32>(b + j) + load<f32>(c + j));
    dy += bytes;
    x += bytes;
    out += bytes;
  }
}
