/** Row operations on a matrix given as one list, row after row. */
export function columnSums(x: readonly number[], columns: number): number[] {
  const sums = new Array<number>(columns).fill(0);
  x.forEach((value, index) => {
    sums[index % columns] = (sums[index % columns] ?? 0) + value;
  });
  return sums;
}

export function addToRows(x: readonly number[], bias: readonly number[]): number[] {
  return x.map((value, index) => value + (bias[index % bias.length] ?? NaN));
}

export function gatherRows(x: readonly number[], indices: readonly number[], columns: number): number[] {
  return indices.flatMap((index) => x.slice(index * columns, (index + 1) * columns));
}

/** Row i of x is added to row segments[i]; rows whose segment does not exist are left out. */
export function segmentSum(x: readonly number[], segments: readonly number[], count: number, columns: number): number[] {
  const sums = new Array<number>(count * columns).fill(0);
  segments.forEach((segment, row) => {
    if (segment < 0 || segment >= count) return;
    for (let j = 0; j < columns; j++) {
      const place = segment * columns + j;
      sums[place] = (sums[place] ?? 0) + (x[row * columns + j] ?? NaN);
    }
  });
  return sums;
}

export function reluGradient(dy: readonly number[], x: readonly number[]): number[] {
  return dy.map((value, index) => ((x[index] ?? NaN) > 0 ? value : 0));
}
