import { flagAttribute, numberAttribute, textAttribute, tuple3 } from './attributes.ts';
import type { Fallback, Numbers } from './kernel-call.ts';
import { broadcastPlaces, float32, sizeOf } from './kernel-call.ts';

/** a [batch, m, k] · b [batch, k, n], each perhaps transposed; a batch of one serves all. */
function product(a: Numbers, b: Numbers, transposeA: boolean, transposeB: boolean): { shape: number[]; values: Float64Array } {
  const [batchA, rowsA, columnsA] = tuple3(a.shape);
  const [batchB, rowsB, columnsB] = tuple3(b.shape);
  const [m, inner, n] = [transposeA ? columnsA : rowsA, transposeA ? rowsA : columnsA, transposeB ? rowsB : columnsB];
  const [rowA, stepA] = transposeA ? [1, columnsA] : [columnsA, 1];
  const [stepB, columnB] = transposeB ? [1, columnsB] : [columnsB, 1];
  const batch = batchA === 1 ? batchB : batchA;
  const values = new Float64Array(batch * m * n);
  for (let image = 0, place = 0; image < batch; image++) {
    const startA = batchA === 1 ? 0 : image * rowsA * columnsA;
    const startB = batchB === 1 ? 0 : image * rowsB * columnsB;
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < n; j++, place++) {
        let sum = 0;
        for (let k = 0; k < inner; k++) {
          sum += (a.values[startA + i * rowA + k * stepA] ?? 0) * (b.values[startB + k * stepB + j * columnB] ?? 0);
        }
        values[place] = sum;
      }
    }
  }
  return { shape: [batch, m, n], values };
}

function activate(name: string, value: number, slope: number): number {
  switch (name) {
    case 'linear': return value;
    case 'relu': return Math.max(value, 0);
    case 'relu6': return Math.min(Math.max(value, 0), 6);
    case 'elu': return value >= 0 ? value : Math.expm1(value);
    case 'sigmoid': return 1 / (1 + Math.exp(-value));
    case 'prelu':
    case 'leakyrelu': return value >= 0 ? value : value * slope;
    default: throw new Error(`_FusedMatMul: activation "${name}" is not fused by TF.js. Apply it to the result of tf.matMul.`);
  }
}

const fusedMatMul: Fallback = (call) => {
  const { attributes } = call;
  const [bias, slopes] = [call.optional('bias'), call.optional('preluActivationWeights')];
  const activation = textAttribute(attributes, 'activation', 'linear');
  const oneSlope = numberAttribute(attributes, 'leakyreluAlpha', 0.2);
  const { shape, values } = product(
    call.input('a'), call.input('b'), flagAttribute(attributes, 'transposeA'), flagAttribute(attributes, 'transposeB'),
  );
  const biasPlaces = bias && broadcastPlaces(bias.shape, shape);
  const slopePlaces = slopes && broadcastPlaces(slopes.shape, shape);
  for (let place = 0; place < sizeOf(shape); place++) {
    const slope = slopes?.values[slopePlaces?.[place] ?? 0] ?? oneSlope;
    values[place] = activate(activation, (values[place] ?? 0) + (bias?.values[biasPlaces?.[place] ?? 0] ?? 0), slope);
  }
  return float32(shape, values);
};

export const fusedMatMuls: Readonly<Record<string, Fallback>> = { _FusedMatMul: fusedMatMul };
