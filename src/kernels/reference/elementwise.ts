/** tanh, the logistic function, exp and gelu, number by number. */
export const unary = {
  tanh: (x: number): number => Math.tanh(x),
  sigmoid: (x: number): number => 1 / (1 + Math.exp(-x)),
  exp: (x: number): number => Math.exp(x),
} as const;

/** Soft-max of every row of so many columns. */
export function softmax(x: readonly number[], columns: number): number[] {
  const out: number[] = [];
  for (let row = 0; row < x.length; row += columns) {
    const values = x.slice(row, row + columns);
    const top = Math.max(...values);
    const powers = values.map((value) => Math.exp(value - top));
    const sum = powers.reduce((total, power) => total + power, 0);
    out.push(...powers.map((power) => power / sum));
  }
  return out;
}

/** The numbers of a tensor after its axes have changed places. */
export function transpose(x: readonly number[], shape: readonly number[], perm: readonly number[]): number[] {
  const strides = shape.map((_, axis) => shape.slice(axis + 1).reduce((product, size) => product * size, 1));
  let places = [0];
  for (const axis of perm) {
    places = places.flatMap((place) => Array.from({ length: shape[axis] ?? 0 }, (_, i) => place + i * (strides[axis] ?? 0)));
  }
  return places.map((place) => x[place] ?? NaN);
}
