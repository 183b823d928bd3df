/** A matrix by its accessor, so that a transposed one is the same matrix read the other way. */
export function matmul(
  a: ArrayLike<number>, b: ArrayLike<number>, [m, n, depth]: readonly [number, number, number], transposeA = false, transposeB = false,
): number[] {
  const atA = (i: number, k: number): number => a[transposeA ? k * m + i : i * depth + k] ?? NaN;
  const atB = (k: number, j: number): number => b[transposeB ? j * depth + k : k * n + j] ?? NaN;
  const c: number[] = [];
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < depth; k++) sum += atA(i, k) * atB(k, j);
      c.push(sum);
    }
  }
  return c;
}
