import { vectorBytes } from './lanes';

/** out = (dy - sum of dy * y over the row) * y, row by row: what soft-max with result y lets back. */
export function softmaxGradient(dy: usize, y: usize, out: usize, rows: i32, n: i32): void {
  const bytes: usize = <usize>n << 2, whole = vectorBytes(n);
  for (let i = 0; i < rows; i++) {
    let sums = f32x4.splat(0);
    let j: usize = 0;
    for (; j < whole; j += 16) sums = f32x4.add(sums, f32x4.mul(v128.load(dy + j), v128.load(y + j)));
    let sum = f32x4.extract_lane(sums, 0) + f32x4.extract_lane(sums, 1) + f32x4.extract_lane(sums, 2) + f32x4.extract_lane(sums, 3);
    for (; j < bytes; j += 4) sum += load<f32>(dy + j) * load<f32>(y + j);
    const means = f32x4.splat(sum);
    for (j = 0; j < whole; j += 16) v128.store(out + j, f32x4.mul(f32x4.sub(v128.load(dy + j), means), v128.load(y + j)));
    for (; j < bytes; j += 4) store<f32>(out + j, (load<f32>(dy + j) - sum) * load<f32>(y + j));
    dy += bytes;
    y += bytes;
    out += bytes;
  }
}

/**
 * Gradient, by the predicted rows, of -sum of target * log(clip(predicted / sum of predicted)): the soft-max
 * output need not add up to 1, and probabilities outside low to high do not move.
 */
export function crossEntropyGradient(
  dy: usize, target: usize, predicted: usize, out: usize, rows: i32, n: i32, low: f32, high: f32,
): void {
  const bytes: usize = <usize>n << 2;
  for (let i = 0; i < rows; i++) {
    const upstream = load<f32>(dy + (<usize>i << 2));
    let total: f32 = 0, weighted: f32 = 0;
    for (let j: usize = 0; j < bytes; j += 4) total += load<f32>(predicted + j);
    for (let j: usize = 0; j < bytes; j += 4) {
      const share = load<f32>(predicted + j) / total;
      const clipped = min(max(share, low), high);
      const slope: f32 = share == clipped ? -load<f32>(target + j) / clipped * upstream : 0;
      store<f32>(out + j, slope);
      weighted += slope * share;
    }
    for (let j: usize = 0; j < bytes; j += 4) store<f32>(out + j, (load<f32>(out + j) - weighted) / total);
    target += bytes;
    predicted += bytes;
    out += bytes;
  }
}
