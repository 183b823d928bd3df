import { vectorBytes } from './lanes';

/** Rows of `x` in the order of `indices`. The caller has checked that they exist. */
export function gatherRows(x: usize, indices: usize, out: usize, count: i32, rowBytes: usize): void {
  for (let i = 0; i < count; i++) {
    memory.copy(out, x + <usize>load<u32>(indices + (<usize>i << 2)) * rowBytes, rowBytes);
    out += rowBytes;
  }
}

/** `rows` pieces of `bytes`, each so far from the one before it: how slices, parts and joined tensors are copied. */
export function copyStrips(from: usize, fromRow: usize, to: usize, toRow: usize, rows: i32, bytes: usize): void {
  for (; rows; rows--) {
    memory.copy(to, from, bytes);
    from += fromRow;
    to += toRow;
  }
}

/** Whether all indices lie in 0 to limit - 1. */
export function indicesInRange(indices: usize, count: i32, limit: u32): i32 {
  for (let i = 0; i < count; i++) {
    if (load<u32>(indices + (<usize>i << 2)) >= limit) return 0;
  }
  return 1;
}

/** out[segment of row i] += row i of x. out must be 0 at the start; rows without a segment are left out. */
export function segmentSum(x: usize, segments: usize, out: usize, count: i32, rowFloats: i32, limit: u32): void {
  const bytes: usize = <usize>rowFloats << 2, whole = vectorBytes(rowFloats);
  for (let i = 0; i < count; i++) {
    const segment = load<u32>(segments + (<usize>i << 2));
    if (segment < limit) {
      const to = out + <usize>segment * bytes;
      let j: usize = 0;
      for (; j < whole; j += 16) v128.store(to + j, f32x4.add(v128.load(to + j), v128.load(x + j)));
      for (; j < bytes; j += 4) store<f32>(to + j, load<f32>(to + j) + load<f32>(x + j));
    }
    x += bytes;
  }
}

/** Rows added before their sum joins the total: keeps the rounding error of long sums small. */
const SPAN: i32 = 128;

/** out[j] = the sum of column j of x [rows][n]. */
export function columnSums(x: usize, out: usize, rows: i32, n: i32): void {
  const bytes: usize = <usize>n << 2, whole = vectorBytes(n);
  memory.fill(out, 0, bytes);
  for (let i = 0; i < rows; i += SPAN) {
    const count = min(SPAN, rows - i);
    const from = x + i * bytes;
    let j: usize = 0;
    for (; j + 64 <= bytes; j += 64) {
      let s0 = f32x4.splat(0), s1 = s0, s2 = s0, s3 = s0;
      let at = from + j;
      for (let r = 0; r < count; r++) {
        s0 = f32x4.add(s0, v128.load(at));
        s1 = f32x4.add(s1, v128.load(at, 16));
        s2 = f32x4.add(s2, v128.load(at, 32));
        s3 = f32x4.add(s3, v128.load(at, 48));
        at += bytes;
      }
      const to = out + j;
      v128.store(to, f32x4.add(v128.load(to), s0));
      v128.store(to, f32x4.add(v128.load(to, 16), s1), 16);
      v128.store(to, f32x4.add(v128.load(to, 32), s2), 32);
      v128.store(to, f32x4.add(v128.load(to, 48), s3), 48);
    }
    for (; j < whole; j += 16) {
      let sum = f32x4.splat(0);
      let at = from + j;
      for (let r = 0; r < count; r++) {
        sum = f32x4.add(sum, v128.load(at));
        at += bytes;
      }
      v128.store(out + j, f32x4.add(v128.load(out + j), sum));
    }
    for (; j < bytes; j += 4) {
      let sum: f32 = 0;
      let at = from + j;
      for (let r = 0; r < count; r++) {
        sum += load<f32>(at);
        at += bytes;
      }
      store<f32>(out + j, load<f32>(out + j) + sum);
    }
  }
}

/** Every number between low and high; below 0, times slope first (0 for relu, 1 for none). */
export function clampAll(x: usize, out: usize, count: i32, slope: f32, high: f32): void {
  const bytes: usize = <usize>count << 2, whole = vectorBytes(count);
  const slopes = f32x4.splat(slope), highs = f32x4.splat(high), zero = f32x4.splat(0);
  let j: usize = 0;
  for (; j < whole; j += 16) {
    const value = v128.load(x + j);
    // Comparisons are false for NaN, which therefore stays NaN.
    const low = v128.bitselect(f32x4.mul(value, slopes), value, f32x4.lt(value, zero));
    v128.store(out + j, v128.bitselect(highs, low, f32x4.gt(low, highs)));
  }
  for (; j < bytes; j += 4) {
    const value = load<f32>(x + j);
    const low = value < 0 ? value * slope : value;
    store<f32>(out + j, low > high ? high : low);
  }
}

/** dy where x is above 0, else 0: what relu lets back. */
export function reluGradient(dy: usize, x: usize, out: usize, count: i32): void {
  const bytes: usize = <usize>count << 2, whole = vectorBytes(count);
  const zero = f32x4.splat(0);
  let j: usize = 0;
  for (; j < whole; j += 16) v128.store(out + j, v128.and(v128.load(dy + j), f32x4.gt(v128.load(x + j), zero)));
  for (; j < bytes; j += 4) store<f32>(out + j, load<f32>(x + j) > 0 ? load<f32>(dy + j) : 0);
}
