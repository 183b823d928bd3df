/** Sizes of a convolution or pool over images [batch][height][width][channels]. */
export interface Windows {
  batch: number;
  height: number;
  width: number;
  channels: number;
  filterHeight: number;
  filterWidth: number;
  strideHeight: number;
  strideWidth: number;
  dilationHeight: number;
  dilationWidth: number;
  top: number;
  left: number;
  outHeight: number;
  outWidth: number;
}

/** One meeting of an output pixel with an input pixel under a tap of the window. Indices are without channels. */
export interface Meeting {
  output: number;
  input: number;
  tap: number;
}

/** All meetings, output pixel by output pixel, taps in reading order. Taps that fall on the zeros around an image are left out. */
export function* meetings(w: Windows): Generator<Meeting> {
  for (let n = 0; n < w.batch; n++) {
    for (let oy = 0; oy < w.outHeight; oy++) {
      for (let ox = 0; ox < w.outWidth; ox++) {
        for (let ky = 0; ky < w.filterHeight; ky++) {
          for (let kx = 0; kx < w.filterWidth; kx++) {
            const y = oy * w.strideHeight - w.top + ky * w.dilationHeight;
            const x = ox * w.strideWidth - w.left + kx * w.dilationWidth;
            if (y < 0 || y >= w.height || x < 0 || x >= w.width) continue;
            yield {
              output: (n * w.outHeight + oy) * w.outWidth + ox,
              input: (n * w.height + y) * w.width + x,
              tap: ky * w.filterWidth + kx,
            };
          }
        }
      }
    }
  }
}
