import { multiplyAdd } from './lanes';

/** exp of it is just above the smallest normal number, 2^-126. */
const leastExponent: f32 = -87.33;

/**
 * exp of four numbers: x = n ln 2 + r, a polynomial for exp(r) (coefficients of the Cephes library, relative
 * error below 2e-7), and 2^n put together from its bits, in two halves so that the upper end of the range is right. What would be
 * less than the smallest normal number is 0: processors take a hundred times longer for numbers below it, and attention,
 * which hides words behind very negative scores, would make millions of them.
 */
@inline
export function exponential(x: v128): v128 {
  const bounded = f32x4.max(f32x4.min(x, f32x4.splat(89)), f32x4.splat(leastExponent));
  const n = f32x4.nearest(f32x4.mul(bounded, f32x4.splat(1.44269504)));
  let r = multiplyAdd(n, f32x4.splat(-0.693359375), bounded);
  r = multiplyAdd(n, f32x4.splat(2.12194440e-4), r);
  let p = multiplyAdd(f32x4.splat(1.9875691500e-4), r, f32x4.splat(1.3981999507e-3));
  p = multiplyAdd(p, r, f32x4.splat(8.3334519073e-3));
  p = multiplyAdd(p, r, f32x4.splat(4.1665795894e-2));
  p = multiplyAdd(p, r, f32x4.splat(1.6666665459e-1));
  p = multiplyAdd(p, r, f32x4.splat(5.0000001201e-1));
  p = f32x4.add(multiplyAdd(p, f32x4.mul(r, r), r), f32x4.splat(1));
  const exponent = i32x4.trunc_sat_f32x4_s(n);
  const half = i32x4.shr_s(exponent, 1);
  const power = f32x4.mul(f32x4.mul(p, powerOfTwo(half)), powerOfTwo(i32x4.sub(exponent, half)));
  return v128.andnot(power, f32x4.lt(x, f32x4.splat(leastExponent)));
}

@inline
function powerOfTwo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

@inline
export function logistic(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exponential(f32x4.neg(x))));
}

/** tanh of four numbers: an odd polynomial (Cephes) near 0, where 1 - 2 / (exp(2x) + 1) would cancel. */
@inline
export function hyperbolicTangent(x: v128): v128 {
  const one = f32x4.splat(1), sign = v128.and(x, f32x4.splat(-0.0));
  const size = f32x4.abs(x);
  const far = f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(exponential(f32x4.add(size, size)), one)));
  const z = f32x4.mul(x, x);
  let p = multiplyAdd(f32x4.splat(-5.70498872745e-3), z, f32x4.splat(2.06390887954e-2));
  p = multiplyAdd(p, z, f32x4.splat(-5.37397155531e-2));
  p = multiplyAdd(p, z, f32x4.splat(1.33314422036e-1));
  p = multiplyAdd(p, z, f32x4.splat(-3.33332819422e-1));
  const near = multiplyAdd(f32x4.mul(p, z), x, x);
  return v128.bitselect(near, v128.or(far, sign), f32x4.lt(size, f32x4.splat(0.625)));
}

/** The standard normal distribution up to x, given exp(-x² / 2): Abramowitz and Stegun 7.1.26, as tf.erf has it. */
@inline
export function normalShare(x: v128, bell: v128): v128 {
  const one = f32x4.splat(1);
  const u = f32x4.abs(f32x4.mul(x, f32x4.splat(0.70710678)));
  const t = f32x4.div(one, multiplyAdd(u, f32x4.splat(0.3275911), one));
  let p = multiplyAdd(f32x4.splat(1.061405429), t, f32x4.splat(-1.453152027));
  p = multiplyAdd(p, t, f32x4.splat(1.421413741));
  p = multiplyAdd(p, t, f32x4.splat(-0.284496736));
  p = multiplyAdd(p, t, f32x4.splat(0.254829592));
  const tail = f32x4.mul(f32x4.mul(f32x4.mul(p, t), bell), f32x4.splat(0.5));
  return v128.bitselect(tail, f32x4.sub(one, tail), f32x4.lt(x, f32x4.splat(0)));
}

/** The sum of the four. */
@inline
export function total(x: v128): f32 {
  return f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1) + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3));
}

/** The largest of the four; NaN when one is. */
@inline
export function largest(x: v128): f32 {
  return max(max(f32x4.extract_lane(x, 0), f32x4.extract_lane(x, 1)), max(f32x4.extract_lane(x, 2), f32x4.extract_lane(x, 3)));
}
