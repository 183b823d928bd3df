type Values = readonly number[];

/** Rows given as one list, every group of numbers (a column, or a row) to mean 0 and variance 1, times gamma plus beta of its column. */
export interface Normalization {
  columns: number;
  epsilon: number;
  /** Which numbers share a mean: those of a column (batch normalisation) or of a row (layer normalisation). */
  over: 'column' | 'row';
}

export interface Normalized {
  y: number[];
  mean: number[];
  variance: number[];
}

export function normalize(x: Values, gamma: Values, beta: Values, { columns, epsilon, over }: Normalization): Normalized {
  const groupOf = (index: number): number => (over === 'column' ? index % columns : Math.floor(index / columns));
  const mean = groupMeans(x, groupOf);
  const variance = groupMeans(x.map((value, index) => (value - at(mean, groupOf(index))) ** 2), groupOf);
  const y = x.map((value, index) => {
    const normal = (value - at(mean, groupOf(index))) / Math.sqrt(at(variance, groupOf(index)) + epsilon);
    return normal * at(gamma, index % columns) + at(beta, index % columns);
  });
  return { y, mean, variance };
}

/** Gradients by x, gamma and beta, from the formula of Ioffe and Szegedy (2015), section 3. */
export function normalizeGradient(dy: Values, x: Values, gamma: Values, settings: Normalization): { dx: number[]; dGamma: number[]; dBeta: number[] } {
  const { columns, epsilon, over } = settings;
  const groupOf = (index: number): number => (over === 'column' ? index % columns : Math.floor(index / columns));
  const { mean, variance } = normalize(x, gamma, gamma, settings);
  const normal = x.map((value, index) => (value - at(mean, groupOf(index))) / Math.sqrt(at(variance, groupOf(index)) + epsilon));
  const scaled = dy.map((value, index) => value * at(gamma, index % columns));
  const level = groupMeans(scaled, groupOf);
  const along = groupMeans(scaled.map((value, index) => value * at(normal, index)), groupOf);
  const sumOfColumn = (values: Values): number[] => gamma.map((_, column) => values.reduce((sum, value, index) => (index % columns === column ? sum + value : sum), 0));
  return {
    dx: scaled.map((value, index) => (value - at(level, groupOf(index)) - at(normal, index) * at(along, groupOf(index))) / Math.sqrt(at(variance, groupOf(index)) + epsilon)),
    dGamma: sumOfColumn(dy.map((value, index) => value * at(normal, index))),
    dBeta: sumOfColumn(dy),
  };
}

function groupMeans(values: Values, groupOf: (index: number) => number): number[] {
  const sums: number[] = [];
  const counts: number[] = [];
  values.forEach((value, index) => {
    const group = groupOf(index);
    sums[group] = (sums[group] ?? 0) + value;
    counts[group] = (counts[group] ?? 0) + 1;
  });
  return sums.map((sum, group) => sum / at(counts, group));
}

function at(values: Values, index: number): number {
  return values[index] ?? NaN;
}
