/** The part of `x` that starts at `begin` and has the shape `size`, value by value. */
export function slice(x: readonly number[], shape: readonly number[], begin: readonly number[], size: readonly number[]): number[] {
  const walk = (axis: number, offset: number): number[] => {
    if (axis === shape.length) return [x[offset] ?? NaN];
    const stride = shape.slice(axis + 1).reduce((product, length) => product * length, 1);
    return Array.from({ length: size[axis] ?? 0 }, (_, at) => walk(axis + 1, offset + ((begin[axis] ?? 0) + at) * stride)).flat();
  };
  return walk(0, 0);
}
