import { unlessDust, vectorBytes, withoutDust } from './lanes';

/**
 * One Adam step over `count` weights: moments in place, new weights into `out`. The order of operations and
 * of roundings is that of tf.train.adam, so that a whole training can be compared with it. Moments of weights that are no
 * longer used fade to 0, not to numbers that are slow.
 */
export function adam(
  w: usize, g: usize, m: usize, v: usize, out: usize, count: i32,
  beta1: f32, beta2: f32, rest1: f32, rest2: f32, correction1: f32, correction2: f32, negativeRate: f32, epsilon: f32,
): void {
  const bytes: usize = <usize>count << 2, whole = vectorBytes(count);
  const b1 = f32x4.splat(beta1), b2 = f32x4.splat(beta2), r1 = f32x4.splat(rest1), r2 = f32x4.splat(rest2);
  const c1 = f32x4.splat(correction1), c2 = f32x4.splat(correction2), rate = f32x4.splat(negativeRate), tiny = f32x4.splat(epsilon);
  let j: usize = 0;
  for (; j < whole; j += 16) {
    const gradient = v128.load(g + j);
    const first = withoutDust(f32x4.add(f32x4.mul(v128.load(m + j), b1), f32x4.mul(gradient, r1)));
    const second = f32x4.add(f32x4.mul(v128.load(v + j), b2), f32x4.mul(f32x4.mul(gradient, gradient), r2));
    v128.store(m + j, first);
    v128.store(v + j, second);
    const step = f32x4.div(f32x4.div(first, c1), f32x4.add(f32x4.sqrt(f32x4.div(second, c2)), tiny));
    v128.store(out + j, f32x4.add(f32x4.mul(step, rate), v128.load(w + j)));
  }
  for (; j < bytes; j += 4) {
    const gradient = load<f32>(g + j);
    const first = unlessDust(load<f32>(m + j) * beta1 + gradient * rest1);
    const second: f32 = load<f32>(v + j) * beta2 + gradient * gradient * rest2;
    store<f32>(m + j, first);
    store<f32>(v + j, second);
    const step: f32 = first / correction1 / (sqrt<f32>(second / correction2) + epsilon);
    store<f32>(out + j, step * negativeRate + load<f32>(w + j));
  }
}

/** out = w + g * factor: plain gradient descent, with factor the negative learning rate. */
export function descend(w: usize, g: usize, out: usize, count: i32, factor: f32): void {
  const bytes: usize = <usize>count << 2, whole = vectorBytes(count);
  const factors = f32x4.splat(factor);
  let j: usize = 0;
  for (; j < whole; j += 16) v128.store(out + j, f32x4.add(f32x4.mul(v128.load(g + j), factors), v128.load(w + j)));
  for (; j < bytes; j += 4) store<f32>(out + j, load<f32>(g + j) * factor + load<f32>(w + j));
}

/** One momentum step: the running sum `a` in place, new weights into `out`. The order of operations is that of tf.train.momentum. */
export function momentum(w: usize, g: usize, a: usize, out: usize, count: i32, decay: f32, factor: f32, nesterov: i32): void {
  const bytes: usize = <usize>count << 2, whole = vectorBytes(count);
  const decays = f32x4.splat(decay), factors = f32x4.splat(factor);
  let j: usize = 0;
  for (; j < whole; j += 16) {
    const gradient = v128.load(g + j);
    const sum = withoutDust(f32x4.add(f32x4.mul(decays, v128.load(a + j)), gradient));
    v128.store(a + j, sum);
    const step = nesterov ? f32x4.add(gradient, f32x4.mul(sum, decays)) : sum;
    v128.store(out + j, f32x4.add(f32x4.mul(factors, step), v128.load(w + j)));
  }
  for (; j < bytes; j += 4) {
    const gradient = load<f32>(g + j);
    const sum = unlessDust(decay * load<f32>(a + j) + gradient);
    store<f32>(a + j, sum);
    const step: f32 = nesterov ? gradient + sum * decay : sum;
    store<f32>(out + j, factor * step + load<f32>(w + j));
  }
}
