/** Four numbers at a time. Relaxed SIMD has multiply-add in one instruction, which rounds once instead of twice. */

@inline
export function multiplyAdd(a: v128, b: v128, sum: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, sum);
  return f32x4.add(f32x4.mul(a, b), sum);
}

/** Small enough to be lost in any sum, large enough for a few more products to stay normal. */
const DUST: f32 = 1e-30;

/**
 * What is too small to matter becomes 0. A number that fades away, such as a gradient on its way through two hundred steps,
 * ends below the smallest normal number, 2^-126, where Intel's processors take a hundred times longer for each operation.
 */
@inline
export function withoutDust(x: v128): v128 {
  return v128.andnot(x, f32x4.lt(f32x4.abs(x), f32x4.splat(DUST)));
}

/** The same for one number. */
@inline
export function unlessDust(x: f32): f32 {
  return abs(x) < DUST ? 0 : x;
}

/** Bytes of the vectors that cover all but the last 0 to 3 of `count` numbers. */
@inline
export function vectorBytes(count: i32): usize {
  return (<usize>(count & ~3)) << 2;
}
