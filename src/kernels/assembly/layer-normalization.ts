import { total } from './functions';
import { vectorBytes } from './lanes';

/** Every row of x [rows][n] to mean 0 and variance 1, times gamma plus beta. Keeps each row's mean and 1 / deviation for the way back. */
export function normalizeRows(
  x: usize, gamma: usize, beta: usize, out: usize, mean: usize, inverse: usize, rows: i32, n: i32, epsilon: f32,
): void {
  const bytes: usize = <usize>n << 2, whole = vectorBytes(n);
  const share: f32 = 1 / <f32>n;
  for (let i: usize = 0; i < <usize>rows << 2; i += 4) {
    let sums = f32x4.splat(0), j: usize = 0;
    for (; j < whole; j += 16) sums = f32x4.add(sums, v128.load(x + j));
    let sum = total(sums);
    for (; j < bytes; j += 4) sum += load<f32>(x + j);
    const middle = sum * share, middles = f32x4.splat(middle);
    sums = f32x4.splat(0);
    for (j = 0; j < whole; j += 16) {
      const away = f32x4.sub(v128.load(x + j), middles);
      sums = f32x4.add(sums, f32x4.mul(away, away));
    }
    sum = total(sums);
    for (; j < bytes; j += 4) {
      const away = load<f32>(x + j) - middle;
      sum += away * away;
    }
    const factor: f32 = 1 / sqrt<f32>(sum * share + epsilon), factors = f32x4.splat(factor);
    for (j = 0; j < whole; j += 16) {
      const normal = f32x4.mul(f32x4.sub(v128.load(x + j), middles), factors);
      v128.store(out + j, f32x4.add(f32x4.mul(normal, v128.load(gamma + j)), v128.load(beta + j)));
    }
    for (; j < bytes; j += 4) store<f32>(out + j, (load<f32>(x + j) - middle) * factor * load<f32>(gamma + j) + load<f32>(beta + j));
    store<f32>(mean + i, middle);
    store<f32>(inverse + i, factor);
    x += bytes;
    out += bytes;
  }
}

/**
 * Gradients of `normalizeRows`: with g = dy * gamma and x' the normal row, dx = (g - mean of g - x' * mean of g x') * inverse.
 * dGamma and dBeta are added to; they must be 0 at the start.
 */
export function normalizeRowsGradient(
  dy: usize, x: usize, gamma: usize, mean: usize, inverse: usize, dx: usize, dGamma: usize, dBeta: usize, rows: i32, n: i32,
): void {
  const bytes: usize = <usize>n << 2, whole = vectorBytes(n);
  const share: f32 = 1 / <f32>n;
  for (let i: usize = 0; i < <usize>rows << 2; i += 4) {
    const middle = load<f32>(mean + i), factor = load<f32>(inverse + i);
    const middles = f32x4.splat(middle), factors = f32x4.splat(factor);
    let sums = f32x4.splat(0), products = f32x4.splat(0), j: usize = 0;
    for (; j < whole; j += 16) {
      const gradient = v128.load(dy + j), normal = f32x4.mul(f32x4.sub(v128.load(x + j), middles), factors);
      const product = f32x4.mul(gradient, normal);
      const scale = v128.load(gamma + j);
      sums = f32x4.add(sums, f32x4.mul(gradient, scale));
      products = f32x4.add(products, f32x4.mul(product, scale));
      v128.store(dGamma + j, f32x4.add(v128.load(dGamma + j), product));
      v128.store(dBeta + j, f32x4.add(v128.load(dBeta + j), gradient));
    }
    let sum = total(sums), along = total(products);
    for (; j < bytes; j += 4) {
      const gradient = load<f32>(dy + j), product = gradient * ((load<f32>(x + j) - middle) * factor), scale = load<f32>(gamma + j);
      sum += gradient * scale;
      along += product * scale;
      store<f32>(dGamma + j, load<f32>(dGamma + j) + product);
      store<f32>(dBeta + j, load<f32>(dBeta + j) + gradient);
    }
    sum *= share;
    along *= share;
    const sumLanes = f32x4.splat(sum), alongLanes = f32x4.splat(along);
    for (j = 0; j < whole; j += 16) {
      const normal = f32x4.mul(f32x4.sub(v128.load(x + j), middles), factors);
      const g = f32x4.sub(f32x4.mul(v128.load(dy + j), v128.load(gamma + j)), sumLanes);
      v128.store(dx + j, f32x4.mul(f32x4.sub(g, f32x4.mul(normal, alongLanes)), factors));
    }
    for (; j < bytes; j += 4) {
      const normal = (load<f32>(x + j) - middle) * factor;
      store<f32>(dx + j, (load<f32>(dy + j) * load<f32>(gamma + j) - sum - normal * along) * factor);
    }
    dy += bytes;
    x += bytes;
    dx += bytes;
  }
}
