import { multiplyAdd } from './lanes';

/**
 * Both gradients of a depthwise convolution walk the same way: every output pixel, every tap of the kernel that
 * falls inside the image. A filter is [kh][kw][c][multiplier]; dy is [outH][outW][c * multiplier].
 */

/** dw += x under the tap * dy. dw must be 0 at the start. */
export function depthwiseFilterGradient(
  x: usize, dy: usize, dw: usize, batch: i32, h: i32, w: i32, c: i32, multiplier: i32, kh: i32, kw: i32,
  outH: i32, outW: i32, strideH: i32, strideW: i32, top: i32, left: i32, dilationH: i32, dilationW: i32,
): void {
  const wide: usize = <usize>(c * multiplier) << 2;
  for (let n = 0; n < batch; n++) {
    for (let oy = 0; oy < outH; oy++) {
      for (let ky = 0; ky < kh; ky++) {
        const y = oy * strideH - top + ky * dilationH;
        if (<u32>y >= <u32>h) continue;
        for (let kx = 0; kx < kw; kx++) {
          const to = dw + (ky * kw + kx) * wide;
          for (let ox = 0; ox < outW; ox++) {
            const xx = ox * strideW - left + kx * dilationW;
            if (<u32>xx >= <u32>w) continue;
            const from = x + ((((n * h + y) * w + xx) * c) << 2);
            addProducts(from, dy + ((n * outH + oy) * outW + ox) * wide, to, c, multiplier);
          }
        }
      }
    }
  }
}

/** to[i][q] += x[i] * dy[i][q] */
function addProducts(x: usize, dy: usize, to: usize, c: i32, multiplier: i32): void {
  let i = 0;
  if (multiplier == 1) {
    for (; i + 4 <= c; i += 4) {
      v128.store(to, multiplyAdd(v128.load(x), v128.load(dy), v128.load(to)));
      x += 16; dy += 16; to += 16;
    }
  }
  for (; i < c; i++) {
    const value = load<f32>(x);
    for (let q = 0; q < multiplier; q++) {
      store<f32>(to, load<f32>(to) + value * load<f32>(dy));
      to += 4; dy += 4;
    }
    x += 4;
  }
}

/** dx += w of the tap * dy. dx must be 0 at the start. */
export function depthwiseInputGradient(
  w0: usize, dy: usize, dx: usize, batch: i32, h: i32, w: i32, c: i32, multiplier: i32, kh: i32, kw: i32,
  outH: i32, outW: i32, strideH: i32, strideW: i32, top: i32, left: i32, dilationH: i32, dilationW: i32,
): void {
  const wide: usize = <usize>(c * multiplier) << 2;
  for (let n = 0; n < batch; n++) {
    for (let oy = 0; oy < outH; oy++) {
      for (let ky = 0; ky < kh; ky++) {
        const y = oy * strideH - top + ky * dilationH;
        if (<u32>y >= <u32>h) continue;
        for (let kx = 0; kx < kw; kx++) {
          const filter = w0 + (ky * kw + kx) * wide;
          for (let ox = 0; ox < outW; ox++) {
            const xx = ox * strideW - left + kx * dilationW;
            if (<u32>xx >= <u32>w) continue;
            const to = dx + ((((n * h + y) * w + xx) * c) << 2);
            addDots(filter, dy + ((n * outH + oy) * outW + ox) * wide, to, c, multiplier);
          }
        }
      }
    }
  }
}

/** to[i] += the sum over q of w[i][q] * dy[i][q] */
function addDots(w: usize, dy: usize, to: usize, c: i32, multiplier: i32): void {
  let i = 0;
  if (multiplier == 1) {
    for (; i + 4 <= c; i += 4) {
      v128.store(to, multiplyAdd(v128.load(w), v128.load(dy), v128.load(to)));
      w += 16; dy += 16; to += 16;
    }
  }
  for (; i < c; i++) {
    let sum = load<f32>(to);
    for (let q = 0; q < multiplier; q++) {
      sum += load<f32>(w) * load<f32>(dy);
      w += 4; dy += 4;
    }
    store<f32>(to, sum);
    to += 4;
  }
}
