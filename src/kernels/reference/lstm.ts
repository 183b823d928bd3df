export interface LstmSizes {
  batch: number;
  steps: number;
  channels: number;
  units: number;
}

export interface LstmWeights {
  /** [channels][4 units] */
  kernel: readonly number[];
  /** [units][4 units] */
  recurrentKernel: readonly number[];
  /** [4 units] */
  bias: readonly number[];
}

/** All outputs [batch][steps][units] of tf.layers.lstm with recurrentActivation hardSigmoid, from states of 0. */
export function lstm(x: readonly number[], { kernel, recurrentKernel, bias }: LstmWeights, { batch, steps, channels, units }: LstmSizes): number[] {
  const hardSigmoid = (value: number): number => Math.min(1, Math.max(0, 0.2 * value + 0.5));
  const outputs: number[] = [];
  for (let n = 0; n < batch; n++) {
    let h = new Array<number>(units).fill(0);
    let cell = h;
    for (let t = 0; t < steps; t++) {
      const gate = (index: number): number => {
        let sum = at(bias, index);
        for (let c = 0; c < channels; c++) sum += at(x, (n * steps + t) * channels + c) * at(kernel, c * 4 * units + index);
        h.forEach((value, u) => (sum += value * at(recurrentKernel, u * 4 * units + index)));
        return sum;
      };
      const before = cell;
      cell = before.map((value, u) => hardSigmoid(gate(units + u)) * value + hardSigmoid(gate(u)) * Math.tanh(gate(2 * units + u)));
      h = cell.map((value, u) => hardSigmoid(gate(3 * units + u)) * Math.tanh(value));
      outputs.push(...h);
    }
  }
  return outputs;
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? NaN;
}
