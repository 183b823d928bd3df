export interface AdamSettings {
  learningRate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
}

/** Weights after following the gradients, one list per step, in double precision. */
export function adam(weights: readonly number[], steps: readonly (readonly number[])[], settings: AdamSettings): number[] {
  const { learningRate, beta1, beta2, epsilon } = settings;
  return weights.map((start, index) => {
    let [weight, m, v] = [start, 0, 0];
    steps.forEach((gradients, step) => {
      const g = gradients[index] ?? NaN;
      m = beta1 * m + (1 - beta1) * g;
      v = beta2 * v + (1 - beta2) * g * g;
      const meanGradient = m / (1 - beta1 ** (step + 1));
      const meanSquare = v / (1 - beta2 ** (step + 1));
      weight -= (learningRate * meanGradient) / (Math.sqrt(meanSquare) + epsilon);
    });
    return weight;
  });
}
