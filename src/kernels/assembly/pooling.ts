/** Largest value under each window of [h][w][c], over the part of the window that lies inside the image. */
export function maxPool(
  x: usize, out: usize, batch: i32, h: i32, w: i32, c: i32, kh: i32, kw: i32,
  outH: i32, outW: i32, strideH: i32, strideW: i32, top: i32, left: i32,
): void {
  const pixel: usize = <usize>c << 2;
  const line = pixel * w;
  if (isQuartering(h, w, c, kh, kw, outH, outW, strideH, strideW)) {
    for (let row = batch * outH; row; row--) {
      for (let ox = 0; ox < outW; ox++) {
        for (let j = 0; j < c; j += 4) {
          const below = x + line;
          v128.store(out, f32x4.max(f32x4.max(v128.load(x), v128.load(x + pixel)), f32x4.max(v128.load(below), v128.load(below + pixel))));
          x += 16;
          out += 16;
        }
        x += pixel;
      }
      x += line;
    }
    return;
  }
  for (let n = 0; n < batch; n++) {
    for (let oy = 0; oy < outH; oy++) {
      const y0 = max(0, oy * strideH - top), y1 = min(h, oy * strideH - top + kh);
      for (let ox = 0; ox < outW; ox++) {
        const x0 = max(0, ox * strideW - left), x1 = min(w, ox * strideW - left + kw);
        const start = x + y0 * line + x0 * pixel;
        const wide = x1 - x0;
        let j = 0;
        for (; j + 4 <= c; j += 4) {
          let best = f32x4.splat(-Infinity);
          let row = start + (j << 2);
          for (let y = y0; y < y1; y++) {
            let at = row;
            for (let i = 0; i < wide; i++) {
              best = f32x4.max(best, v128.load(at));
              at += pixel;
            }
            row += line;
          }
          v128.store(out, best);
          out += 16;
        }
        for (; j < c; j++) {
          let best: f32 = -Infinity;
          for (let y = y0; y < y1; y++) {
            for (let i = x0; i < x1; i++) best = max(best, load<f32>(x + y * line + i * pixel + (j << 2)));
          }
          store<f32>(out, best);
          out += 4;
        }
      }
    }
    x += line * h;
  }
}

/** Whether windows of 2 x 2 pixels tile the image: the usual case, in which each pixel belongs to one window. */
function isQuartering(h: i32, w: i32, c: i32, kh: i32, kw: i32, outH: i32, outW: i32, strideH: i32, strideW: i32): bool {
  return kh == 2 && kw == 2 && strideH == 2 && strideW == 2 && outH * 2 == h && outW * 2 == w && (c & 3) == 0;
}

/** Each window's gradient goes to its first largest value, in reading order. dx need not be cleared before. */
export function maxPoolGradient(
  dy: usize, x: usize, dx: usize, batch: i32, h: i32, w: i32, c: i32, kh: i32, kw: i32,
  outH: i32, outW: i32, strideH: i32, strideW: i32, top: i32, left: i32,
): void {
  const pixel: usize = <usize>c << 2;
  const line = pixel * w;
  if (isQuartering(h, w, c, kh, kw, outH, outW, strideH, strideW)) return quarterGradient(dy, x, dx, batch * outH, outW, c);
  memory.fill(dx, 0, batch * h * line);
  for (let n = 0; n < batch; n++) {
    for (let oy = 0; oy < outH; oy++) {
      const y0 = max(0, oy * strideH - top), y1 = min(h, oy * strideH - top + kh);
      for (let ox = 0; ox < outW; ox++) {
        const x0 = max(0, ox * strideW - left), x1 = min(w, ox * strideW - left + kw);
        const start: usize = y0 * line + x0 * pixel;
        const wide = x1 - x0;
        if (wide <= 0 || y1 <= y0) { dy += pixel; continue; }
        let j = 0;
        for (; j + 4 <= c; j += 4) {
          const corner = start + (j << 2);
          let best = v128.load(x + corner);
          let place = i32x4.splat(<i32>corner);
          for (let y = y0, row = corner; y < y1; y++, row += line) {
            for (let i = 0, at = row; i < wide; i++, at += pixel) {
              const value = v128.load(x + at);
              const larger = f32x4.gt(value, best);
              best = v128.bitselect(value, best, larger);
              place = v128.bitselect(i32x4.splat(<i32>at), place, larger);
            }
          }
          const gradient = v128.load(dy);
          for (let y = y0, row = corner; y < y1; y++, row += line) {
            for (let i = 0, at = row; i < wide; i++, at += pixel) {
              const share = v128.and(gradient, i32x4.eq(place, i32x4.splat(<i32>at)));
              v128.store(dx + at, f32x4.add(v128.load(dx + at), share));
            }
          }
          dy += 16;
        }
        for (; j < c; j++) {
          const corner = start + (j << 2);
          let place = corner, best = load<f32>(x + corner);
          for (let y = y0, row = corner; y < y1; y++, row += line) {
            for (let i = 0, at = row; i < wide; i++, at += pixel) {
              const value = load<f32>(x + at);
              if (value > best) { best = value; place = at; }
            }
          }
          store<f32>(dx + place, load<f32>(dx + place) + load<f32>(dy));
          dy += 4;
        }
      }
    }
    x += line * h;
    dx += line * h;
  }
}

/** All four pixels of a window are written at once. */
function quarterGradient(dy: usize, x: usize, dx: usize, rows: i32, outW: i32, c: i32): void {
  const pixel: usize = <usize>c << 2;
  const line = pixel * (outW << 1);
  for (let row = rows; row; row--) {
    for (let ox = 0; ox < outW; ox++) {
      for (let j = 0; j < c; j += 4) {
        const right = x + pixel, below = x + line, last = below + pixel;
        let best = v128.load(x);
        const isSecond = f32x4.gt(v128.load(right), best);
        best = v128.bitselect(v128.load(right), best, isSecond);
        const isThird = f32x4.gt(v128.load(below), best);
        best = v128.bitselect(v128.load(below), best, isThird);
        const isLast = f32x4.gt(v128.load(last), best);
        const gradient = v128.load(dy);
        const upToThird = v128.andnot(gradient, isLast), upToSecond = v128.andnot(upToThird, isThird);
        v128.store(dx, v128.andnot(upToSecond, isSecond));
        v128.store(dx + pixel, v128.and(upToSecond, isSecond));
        v128.store(dx + line, v128.and(upToThird, isThird));
        v128.store(dx + line + pixel, v128.and(gradient, isLast));
        x += 16;
        dx += 16;
        dy += 16;
      }
      x += pixel;
      dx += pixel;
    }
    x += line;
    dx += line;
  }
}
