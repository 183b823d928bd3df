import { matmul, matmulScratchBytes } from './matmul';
import { packPanel } from './panels';
import { copyColumns, tile, tileOfRows } from './tile';

const EDGE: usize = 32;
const WORK: usize = 224; // after 8 zeros and a 6 x 8 block

/** Bytes at the start of `scratch` that `convolveImage` works in. */
const CONVOLUTION: usize = WORK + 32;

/** One image [h][w][c] into the middle of [hp][wp][c], with zeros around it. */
export function padImage(x: usize, padded: usize, h: i32, w: i32, c: i32, top: i32, left: i32, hp: i32, wp: i32): void {
  const row: usize = <usize>(w * c) << 2, before: usize = <usize>(left * c) << 2, full: usize = <usize>(wp * c) << 2;
  memory.fill(padded, 0, top * full);
  let to = padded + top * full;
  for (let y = 0; y < h; y++) {
    memory.fill(to, 0, before);
    memory.copy(to + before, x, row);
    memory.fill(to + before + row, 0, full - before - row);
    x += row;
    to += full;
  }
  memory.fill(to, 0, (hp - top - h) * full);
}

/** All panels of a filter [depth][outC]. With `rotated`, of the filter that carries gradients back: taps reversed, channels exchanged. */
export function packFilter(w: usize, packed: usize, kh: i32, kw: i32, c: i32, outC: i32, rotated: i32): void {
  const columns = rotated ? c : outC;
  const depth = rotated ? outC : kh * kw * c;
  for (let j = 0; j < columns; j += 8) {
    const width = min(8, columns - j);
    if (rotated) {
      for (let t = kh * kw - 1; t >= 0; t--) {
        packPanel(w + ((t * c + j) * outC << 2), 4, <usize>outC << 2, packed, depth, width);
        packed += <usize>depth << 5;
      }
    } else {
      packPanel(w + (j << 2), <usize>outC << 2, 4, packed, depth, width);
      packed += <usize>depth << 5;
    }
  }
}

/**
 * Convolution of `count` images [h][w][c], one after the other, with a filter packed by `packFilter`. After the bytes
 * that `convolutionScratchBytes` counts, `scratch` has room for one image with its zeros, [hp][wp][c].
 */
export function convolveImages(
  count: i32, x: usize, packed: usize, bias: usize, out: usize, h: i32, w: i32, c: i32, top: i32, left: i32, hp: i32, wp: i32,
  kh: i32, kw: i32, outH: i32, outW: i32, outC: i32, strideH: i32, strideW: i32, scratch: usize,
): void {
  const padded = scratch + CONVOLUTION;
  const isBare = hp == h && wp == w;
  for (; count > 0; count--) {
    if (!isBare) padImage(x, padded, h, w, c, top, left, hp, wp);
    convolveImage(isBare ? x : padded, packed, bias, out, wp, c, kh, kw, outH, outW, outC, strideH, strideW, scratch);
    x += <usize>(h * w * c) << 2;
    out += <usize>(outH * outW * outC) << 2;
  }
}

/**
 * Direct convolution of one padded image [hp][wp][c] into [outH][outW][outC]. A kernel row of the input is
 * kw * c numbers side by side, so that six output pixels are six rows of a tile, and no patch is ever copied.
 */
export function convolveImage(
  x: usize, packed: usize, bias: usize, out: usize, wp: i32, c: i32, kh: i32, kw: i32,
  outH: i32, outW: i32, outC: i32, strideH: i32, strideW: i32, scratch: usize,
): void {
  const pixels = outH * outW, rowFloats = kw * c;
  const line: usize = <usize>(wp * c) << 2;
  const jump: usize = line - (<usize>rowFloats << 2);
  const right: usize = <usize>(strideW * c) << 2;
  // From the last pixel of an output row to the first of the next.
  const down: usize = line * strideH - right * (outW - 1);
  const outRow: usize = <usize>outC << 2;
  const edge = scratch + EDGE;
  v128.store(scratch, f32x4.splat(0));
  v128.store(scratch, f32x4.splat(0), 16);
  for (let j = 0; j < outC; j += 8) {
    const width = min(8, outC - j);
    let init = bias ? bias + (j << 2) : scratch;
    if (bias && width < 8) {
      copyColumns(init, 0, edge + 192, 0, 1, width);
      init = edge + 192;
    }
    let at = x, column = 0;
    for (let i = 0; i < pixels; i += 6) {
      const rows = min(6, pixels - i);
      const p0 = at;
      let p1 = p0, p2 = p0, p3 = p0, p4 = p0, p5 = p0;
      if (++column == outW) { column = 0; at += down; } else at += right;
      if (rows > 1) { p1 = at; if (++column == outW) { column = 0; at += down; } else at += right; }
      if (rows > 2) { p2 = at; if (++column == outW) { column = 0; at += down; } else at += right; } else p2 = p1;
      if (rows > 3) { p3 = at; if (++column == outW) { column = 0; at += down; } else at += right; } else p3 = p2;
      if (rows > 4) { p4 = at; if (++column == outW) { column = 0; at += down; } else at += right; } else p4 = p3;
      if (rows > 5) { p5 = at; if (++column == outW) { column = 0; at += down; } else at += right; } else p5 = p4;
      const target = out + i * outRow + (j << 2);
      if (width == 8) {
        tile(p0, p1, p2, p3, p4, p5, 4, jump, packed, 32, rowFloats, kh, init, 0, target, outRow, rows);
      } else {
        tile(p0, p1, p2, p3, p4, p5, 4, jump, packed, 32, rowFloats, kh, init, 0, edge, 32, rows);
        copyColumns(edge, 32, target, outRow, rows, width);
      }
    }
    packed += <usize>(kh * rowFloats) << 5;
  }
}

/** A copy of dy with zero channels added up to `wide`, for `filterGradientImage`. */
function padChannels(dy: usize, out: usize, pixels: i32, outC: i32, wide: i32): void {
  const bytes: usize = <usize>outC << 2, full: usize = <usize>wide << 2;
  for (let i = 0; i < pixels; i++) {
    memory.copy(out, dy, bytes);
    memory.fill(out + bytes, 0, full - bytes);
    dy += bytes;
    out += full;
  }
}

/**
 * The part of the filter gradient that `count` images make: dw [kh][kw * c][wide], its last channels 0 from outC on.
 * `scratch` has room for one image's dy with `wide` channels, unless it has them, and one image with its zeros.
 */
export function filterGradientImages(
  count: i32, x: usize, dy: usize, dw: usize, h: i32, w: i32, c: i32, top: i32, left: i32, hp: i32, wp: i32,
  kh: i32, kw: i32, outH: i32, outW: i32, outC: i32, wide: i32, strideH: i32, strideW: i32, scratch: usize,
): void {
  const pixels = outH * outW;
  const padded = outC == wide ? scratch : scratch + (<usize>(pixels * wide) << 2);
  const isBare = hp == h && wp == w;
  memory.fill(dw, 0, <usize>(kh * kw * c * wide) << 2);
  for (; count > 0; count--) {
    if (!isBare) padImage(x, padded, h, w, c, top, left, hp, wp);
    if (outC != wide) padChannels(dy, scratch, pixels, outC, wide);
    filterGradientImage(isBare ? x : padded, outC == wide ? dy : scratch, dw, wp, c, kh, kw, outH, outW, wide, strideH, strideW);
    x += <usize>(h * w * c) << 2;
    dy += <usize>(pixels * outC) << 2;
  }
}

/**
 * Adds one image's part of the filter gradient to dw [kh][kw * c][wide]: the sum over pixels of the input
 * under the kernel row times dy. `wide` is the number of output channels, a multiple of 8.
 */
function filterGradientImage(
  x: usize, dy: usize, dw: usize, wp: i32, c: i32, kh: i32, kw: i32,
  outH: i32, outW: i32, wide: i32, strideH: i32, strideW: i32,
): void {
  const line: usize = <usize>(wp * c) << 2, right: usize = <usize>(strideW * c) << 2;
  const jump: usize = line * strideH - right * outW;
  const wideRow: usize = <usize>wide << 2;
  const rowFloats = kw * c;
  // As many output rows at a time as the first-level cache holds together with their input.
  const chunk = max(1, 24576 / ((outW * wide + strideH * wp * c) << 2));
  for (let y = 0; y < outH; y += chunk) {
    const lines = min(chunk, outH - y);
    const gradient = dy + y * outW * wideRow;
    for (let ky = 0; ky < kh; ky++) {
      const from = x + (y * strideH + ky) * line;
      const to = dw + ky * rowFloats * wideRow;
      for (let i = 0; i < rowFloats; i += 6) {
        const rows = min(6, rowFloats - i);
        for (let j = 0; j < wide; j += 8) {
          const target = to + i * wideRow + (j << 2);
          tileOfRows(from + (i << 2), 4, right, jump, gradient + (j << 2), wideRow, outW, lines, target, wideRow, target, wideRow, rows);
        }
      }
    }
  }
}

/**
 * Input gradients of `count` images at any stride. After the bytes of `matmul`, `scratch` has room for the patches of
 * one image, [outH * outW][kh * kw * c], and for one image with its zeros.
 */
export function inputGradientImages(
  count: i32, dy: usize, w0: usize, dx: usize, h: i32, w: i32, c: i32, top: i32, left: i32, hp: i32, wp: i32,
  kh: i32, kw: i32, outH: i32, outW: i32, outC: i32, strideH: i32, strideW: i32, scratch: usize,
): void {
  const patches = scratch + <usize>matmulScratchBytes();
  const padded = patches + (<usize>(outH * outW * kh * kw * c) << 2);
  for (; count > 0; count--) {
    inputGradientImage(dy, w0, patches, padded, hp, wp, c, kh, kw, outH, outW, outC, strideH, strideW, scratch);
    cropImage(padded, dx, h, w, c, top, left, wp);
    dy += <usize>(outH * outW * outC) << 2;
    dx += <usize>(h * w * c) << 2;
  }
}

/**
 * Input gradient of one image at any stride: what each output pixel sends back to its patch, as one product
 * into `patches` [outH * outW][kh * kw * c], then added up in the padded image dx [hp][wp][c].
 */
function inputGradientImage(
  dy: usize, w: usize, patches: usize, dx: usize, hp: i32, wp: i32, c: i32, kh: i32, kw: i32,
  outH: i32, outW: i32, outC: i32, strideH: i32, strideW: i32, scratch: usize,
): void {
  const taps = kh * kw * c;
  matmul(dy, <usize>outC << 2, 4, w, 4, <usize>outC << 2, patches, outH * outW, taps, outC, 0, scratch);
  memory.fill(dx, 0, (hp * wp * c) << 2);
  for (let y = 0; y < outH; y++) {
    for (let x = 0; x < outW; x++) {
      let to = dx + ((y * strideH * wp + x * strideW) * c << 2);
      for (let ky = 0; ky < kh; ky++) {
        addTo(to, patches, kw * c);
        patches += <usize>(kw * c) << 2;
        to += <usize>(wp * c) << 2;
      }
    }
  }
}

function addTo(to: usize, from: usize, count: i32): void {
  let i = 0;
  for (; i + 4 <= count; i += 4) {
    v128.store(to, f32x4.add(v128.load(to), v128.load(from)));
    to += 16;
    from += 16;
  }
  for (; i < count; i++) {
    store<f32>(to, load<f32>(to) + load<f32>(from));
    to += 4;
    from += 4;
  }
}

/** The middle [h][w][c] of a padded image. */
export function cropImage(padded: usize, x: usize, h: i32, w: i32, c: i32, top: i32, left: i32, wp: i32): void {
  const row: usize = <usize>(w * c) << 2;
  let from = padded + ((top * wp + left) * c << 2);
  for (let y = 0; y < h; y++) {
    memory.copy(x, from, row);
    x += row;
    from += <usize>(wp * c) << 2;
  }
}

/** Bytes at the start of the scratch memory of `convolveImages`; what follows is one image. */
export function convolutionScratchBytes(): i32 {
  return <i32>CONVOLUTION;
}
