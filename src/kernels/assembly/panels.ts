/** A panel: 8 columns of a matrix, row after row, so that a tile reads it straight through. Missing columns are 0. */
export function packPanel(b: usize, bRow: usize, bColumn: usize, panel: usize, depth: i32, width: i32): void {
  if (bColumn == 4 && width == 8) {
    for (let k = 0; k < depth; k++) {
      v128.store(panel, v128.load(b));
      v128.store(panel, v128.load(b, 16), 16);
      b += bRow;
      panel += 32;
    }
    return;
  }
  if (bRow == 4 && width == 8) {
    transposeFour(b, bColumn, panel, depth);
    transposeFour(b + 4 * bColumn, bColumn, panel + 16, depth);
    return;
  }
  const zero = f32x4.splat(0);
  for (let k = 0; k < depth; k++) {
    v128.store(panel, zero);
    v128.store(panel, zero, 16);
    let from = b + k * bRow;
    for (let j = 0; j < width; j++) {
      store<f32>(panel + (<usize>j << 2), load<f32>(from));
      from += bColumn;
    }
    panel += 32;
  }
}

/** Four columns, each contiguous in k, become the first or second half of a panel. */
function transposeFour(b: usize, bColumn: usize, panel: usize, depth: i32): void {
  let p0 = b, p1 = b + bColumn, p2 = p1 + bColumn, p3 = p2 + bColumn;
  let k = 0;
  for (; k + 4 <= depth; k += 4) {
    const x0 = v128.load(p0), x1 = v128.load(p1), x2 = v128.load(p2), x3 = v128.load(p3);
    const low01 = v128.shuffle<f32>(x0, x1, 0, 4, 1, 5), high01 = v128.shuffle<f32>(x0, x1, 2, 6, 3, 7);
    const low23 = v128.shuffle<f32>(x2, x3, 0, 4, 1, 5), high23 = v128.shuffle<f32>(x2, x3, 2, 6, 3, 7);
    v128.store(panel, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
    v128.store(panel, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7), 32);
    v128.store(panel, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5), 64);
    v128.store(panel, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7), 96);
    p0 += 16; p1 += 16; p2 += 16; p3 += 16;
    panel += 128;
  }
  for (; k < depth; k++) {
    store<f32>(panel, load<f32>(p0));
    store<f32>(panel, load<f32>(p1), 4);
    store<f32>(panel, load<f32>(p2), 8);
    store<f32>(panel, load<f32>(p3), 12);
    p0 += 4; p1 += 4; p2 += 4; p3 += 4;
    panel += 32;
  }
}

/** Rows whose elements lie far apart (a transposed matrix), six by six: k after k, 6 numbers each. */
export function packRows(a: usize, aRow: usize, aColumn: usize, packed: usize, rows: i32, depth: i32): void {
  for (let i = 0; i < rows; i += 6) {
    const last = min(6, rows - i) - 1;
    const base = a + i * aRow;
    if (aRow == 4 && last == 5) {
      let from = base;
      for (let k = 0; k < depth; k++) {
        v128.store(packed, v128.load(from));
        store<u64>(packed, load<u64>(from, 16), 16);
        from += aColumn;
        packed += 24;
      }
    } else {
      for (let k = 0; k < depth; k++) {
        const from = base + k * aColumn;
        for (let r = 0; r < 6; r++) {
          store<f32>(packed, load<f32>(from + min(r, last) * aRow));
          packed += 4;
        }
      }
    }
  }
}
