/** Four numbers at a time. Relaxed SIMD has multiply-add in one instruction, which rounds once instead of twice. */

@inline
export function multiplyAdd(a: v128, b: v128, sum: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, sum);
  return f32x4.add(f32x4.mul(a, b), sum);
}

/** Bytes of the vectors that cover all but the last 0 to 3 of `count` numbers. */
@inline
export function vectorBytes(count: i32): usize {
  return (<usize>(count & ~3)) << 2;
}
