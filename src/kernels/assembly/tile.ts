import { multiplyAdd } from './lanes';

/**
 * The one loop that all products and convolutions come down to: a block of 6 rows by 8 columns,
 *     out[r][c] = init[r][c] + sum over k of a_r[k] * b[k][c]
 * with its 12 accumulators in registers. The k loop runs `inner` steps, `outer` times; between two
 * outer rounds the six row pointers jump by `aJump` bytes (a convolution's next kernel row), b just goes on.
 * It is not unrolled further: the engines would spill the accumulators, and be slower.
 *
 * With fewer than 6 rows, the caller repeats the last pointer, and the same result is stored again.
 */
export function tile(
  a0: usize, a1: usize, a2: usize, a3: usize, a4: usize, a5: usize,
  aStep: usize, aJump: usize, b: usize, bStep: usize,
  inner: i32, outer: i32,
  init: usize, initRow: usize, out: usize, outRow: usize, rows: i32,
): void {
  const last = rows - 1;
  const i1 = init + initRow * min(1, last), i2 = init + initRow * min(2, last), i3 = init + initRow * min(3, last);
  const i4 = init + initRow * min(4, last), i5 = init + initRow * min(5, last);
  let c00 = v128.load(init), c01 = v128.load(init, 16);
  let c10 = v128.load(i1), c11 = v128.load(i1, 16);
  let c20 = v128.load(i2), c21 = v128.load(i2, 16);
  let c30 = v128.load(i3), c31 = v128.load(i3, 16);
  let c40 = v128.load(i4), c41 = v128.load(i4, 16);
  let c50 = v128.load(i5), c51 = v128.load(i5, 16);
  do {
    let k = inner;
    do {
      const b0 = v128.load(b), b1 = v128.load(b, 16);
      let x = v128.load32_splat(a0);
      c00 = multiplyAdd(x, b0, c00); c01 = multiplyAdd(x, b1, c01);
      x = v128.load32_splat(a1);
      c10 = multiplyAdd(x, b0, c10); c11 = multiplyAdd(x, b1, c11);
      x = v128.load32_splat(a2);
      c20 = multiplyAdd(x, b0, c20); c21 = multiplyAdd(x, b1, c21);
      x = v128.load32_splat(a3);
      c30 = multiplyAdd(x, b0, c30); c31 = multiplyAdd(x, b1, c31);
      x = v128.load32_splat(a4);
      c40 = multiplyAdd(x, b0, c40); c41 = multiplyAdd(x, b1, c41);
      x = v128.load32_splat(a5);
      c50 = multiplyAdd(x, b0, c50); c51 = multiplyAdd(x, b1, c51);
      a0 += aStep; a1 += aStep; a2 += aStep; a3 += aStep; a4 += aStep; a5 += aStep;
      b += bStep;
    } while (--k);
    a0 += aJump; a1 += aJump; a2 += aJump; a3 += aJump; a4 += aJump; a5 += aJump;
  } while (--outer);
  v128.store(out, c00); v128.store(out, c01, 16);
  let o = out + outRow * min(1, last);
  v128.store(o, c10); v128.store(o, c11, 16);
  o = out + outRow * min(2, last);
  v128.store(o, c20); v128.store(o, c21, 16);
  o = out + outRow * min(3, last);
  v128.store(o, c30); v128.store(o, c31, 16);
  o = out + outRow * min(4, last);
  v128.store(o, c40); v128.store(o, c41, 16);
  o = out + outRow * min(5, last);
  v128.store(o, c50); v128.store(o, c51, 16);
}

/** `tile` over rows that lie `aRow` bytes apart. */
@inline
export function tileOfRows(
  a: usize, aRow: usize, aStep: usize, aJump: usize, b: usize, bStep: usize,
  inner: i32, outer: i32, init: usize, initRow: usize, out: usize, outRow: usize, rows: i32,
): void {
  const last = rows - 1;
  tile(
    a, a + min(1, last) * aRow, a + min(2, last) * aRow, a + min(3, last) * aRow, a + min(4, last) * aRow, a + min(5, last) * aRow,
    aStep, aJump, b, bStep, inner, outer, init, initRow, out, outRow, rows,
  );
}

/** Six rows of up to 8 columns between `from` and `to`: how a block that sticks out on the right gets in and out. */
export function copyColumns(from: usize, fromRow: usize, to: usize, toRow: usize, rows: i32, columns: i32): void {
  for (let r = 0; r < rows; r++) {
    memory.copy(to + r * toRow, from + r * fromRow, columns << 2);
  }
}
