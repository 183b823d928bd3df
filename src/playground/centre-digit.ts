const side = 28;
const box = 20;

/**
 * Turns a drawing into an image like those of MNIST: the ink's box scaled to fit 20 x 20, its centre of mass
 * in the middle of 28 x 28. Values go from 0 (paper) to 1 (ink), row by row; no ink gives all zeros.
 */
export function centreDigit(pixels: Float32Array, width: number, height: number): Float32Array {
  const image = new Float32Array(side * side);
  const ink = inkBox(pixels, width, height);
  if (ink === null) return image;

  const scale = box / Math.max(ink.width, ink.height);
  const columns = Math.max(1, Math.round(ink.width * scale));
  const rows = Math.max(1, Math.round(ink.height * scale));
  const small = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      small[row * columns + column] = average(pixels, width, {
        left: ink.left + (column * ink.width) / columns,
        top: ink.top + (row * ink.height) / rows,
        width: ink.width / columns,
        height: ink.height / rows,
      });
    }
  }

  const centre = centreOfMass(small, columns, rows);
  const left = clamp(Math.round((side - 1) / 2 - centre.x), 0, side - columns);
  const top = clamp(Math.round((side - 1) / 2 - centre.y), 0, side - rows);
  for (let row = 0; row < rows; row++) {
    image.set(small.subarray(row * columns, (row + 1) * columns), (top + row) * side + left);
  }
  return image;
}

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

function inkBox(pixels: Float32Array, width: number, height: number): Box | null {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((pixels[y * width + x] ?? 0) <= 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return right < 0 ? null : { left, top, width: right - left + 1, height: bottom - top + 1 };
}

/** Mean of the pixels under an area, each weighted by the part of it that the area covers. */
function average(pixels: Float32Array, width: number, area: Box): number {
  const [right, bottom] = [area.left + area.width, area.top + area.height];
  let sum = 0;
  for (let y = Math.floor(area.top); y < bottom; y++) {
    const coveredY = Math.min(y + 1, bottom) - Math.max(y, area.top);
    for (let x = Math.floor(area.left); x < right; x++) {
      const coveredX = Math.min(x + 1, right) - Math.max(x, area.left);
      sum += (pixels[y * width + x] ?? 0) * coveredX * coveredY;
    }
  }
  return Math.min(1, sum / (area.width * area.height));
}

function centreOfMass(image: Float32Array, columns: number, rows: number): { x: number; y: number } {
  let [mass, x, y] = [0, 0, 0];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const value = image[row * columns + column] ?? 0;
      mass += value;
      x += value * column;
      y += value * row;
    }
  }
  return { x: x / mass, y: y / mass };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
