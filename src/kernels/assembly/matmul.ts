import { packPanel, packRows } from './panels';
import { copyColumns, tile, tileOfRows } from './tile';

/** Depth of a block: a panel of 8 columns then takes 8 kB, a quarter of the smallest first-level cache. */
const DEPTH: i32 = 256;
/** Rows of a block: with its depth, 240 kB, which a second-level cache holds. A multiple of 6. */
const ROWS: i32 = 240;
const EDGE: usize = 32; // after 8 zeros, a 6 x 8 block
const PANEL: usize = EDGE + 192;
const PACKED: usize = PANEL + <usize>DEPTH * 32;

/** Bytes of scratch memory that `matmul` works in, whatever the sizes. */
export function matmulScratchBytes(): i32 {
  return <i32>(PACKED + <usize>ROWS * DEPTH * 4);
}

/**
 * c[m][n] = bias[n] + sum over k of a[m][k] * b[k][n]. Any of a and b may be transposed: their strides, in
 * bytes, say how to walk them. A bias address of 0 means none.
 */
export function matmul(
  a: usize, aRow: usize, aColumn: usize, b: usize, bRow: usize, bColumn: usize, c: usize,
  m: i32, n: i32, depth: i32, bias: usize, scratch: usize,
): void {
  product(a, aRow, aColumn, b, bRow, bColumn, c, <usize>n << 2, m, n, depth, bias, scratch);
}

/**
 * `count` products of the same sizes. From one to the next, a, b and c move on by their steps (0 to stay), and rows
 * of c lie `cRow` bytes apart: so that a part of a batch, some rows of a product or some of its columns are all one
 * call. Whatever the cut (rows anywhere, columns at a multiple of 8), every number is added up in the same order.
 */
export function matmuls(
  count: i32, a: usize, aStep: usize, aRow: usize, aColumn: usize, b: usize, bStep: usize, bRow: usize, bColumn: usize,
  c: usize, cStep: usize, cRow: usize, m: i32, n: i32, depth: i32, bias: usize, scratch: usize,
): void {
  for (; count > 0; count--) {
    product(a, aRow, aColumn, b, bRow, bColumn, c, cRow, m, n, depth, bias, scratch);
    a += aStep;
    b += bStep;
    c += cStep;
  }
}

function product(
  a: usize, aRow: usize, aColumn: usize, b: usize, bRow: usize, bColumn: usize, c: usize, cRow: usize,
  m: i32, n: i32, depth: i32, bias: usize, scratch: usize,
): void {
  v128.store(scratch, f32x4.splat(0));
  v128.store(scratch, f32x4.splat(0), 16);
  if (depth == 0) return fillRows(c, cRow, m, n, bias);
  for (let i = 0; i < m; i += ROWS) {
    for (let k = 0; k < depth; k += DEPTH) {
      block(
        a + i * aRow + k * aColumn, aRow, aColumn, b + k * bRow, bRow, bColumn, c + i * cRow, cRow,
        min(ROWS, m - i), n, min(DEPTH, depth - k), k == 0, bias, scratch,
      );
    }
  }
}

function block(
  a: usize, aRow: usize, aColumn: usize, b: usize, bRow: usize, bColumn: usize, c: usize, cRow: usize,
  m: i32, n: i32, depth: i32, first: bool, bias: usize, scratch: usize,
): void {
  const edge = scratch + EDGE;
  // Few rows do not pay for packing columns that can be read where they are; few columns, not for packing rows.
  const inPlace = m <= 12 && bColumn == 4;
  const packA = aColumn != 4 && n > 16;
  if (packA) packRows(a, aRow, aColumn, scratch + PACKED, m, depth);
  for (let j = 0; j < n; j += 8) {
    const width = min(8, n - j);
    let panel = scratch + PANEL, panelStep: usize = 32;
    if (inPlace && width == 8) {
      panel = b + j * 4;
      panelStep = bRow;
    } else {
      packPanel(b + j * bColumn, bRow, bColumn, panel, depth, width);
    }
    for (let i = 0; i < m; i += 6) {
      const rows = min(6, m - i);
      const target = c + i * cRow + j * 4;
      let init = target, initRow = cRow, out = target, outRow = cRow;
      if (first) {
        init = bias ? bias + j * 4 : scratch;
        initRow = 0;
      }
      if (width < 8) {
        if (!first || bias) copyColumns(init, initRow, edge, 32, rows, width);
        if (!first || bias) { init = edge; initRow = 32; }
        out = edge;
        outRow = 32;
      }
      if (packA) {
        const p = scratch + PACKED + i * depth * 4;
        tile(p, p + 4, p + 8, p + 12, p + 16, p + 20, 24, 0, panel, panelStep, depth, 1, init, initRow, out, outRow, rows);
      } else {
        tileOfRows(a + i * aRow, aRow, aColumn, 0, panel, panelStep, depth, 1, init, initRow, out, outRow, rows);
      }
      if (width < 8) copyColumns(edge, 32, target, cRow, rows, width);
    }
  }
}

/** A product over nothing is the bias, or 0. */
function fillRows(c: usize, cRow: usize, m: i32, n: i32, bias: usize): void {
  const bytes: usize = <usize>n << 2;
  for (let i = 0; i < m; i++) {
    if (bias) memory.copy(c, bias, bytes);
    else memory.fill(c, 0, bytes);
    c += cRow;
  }
}
