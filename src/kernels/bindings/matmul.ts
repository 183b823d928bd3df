import type { NamedAttrMap, TensorInfo } from '@tensorflow/tfjs';
import { cut, type Part } from '../threads/cut.ts';
import { canActivate, activate } from './activation.ts';
import { isFloat, runKernel, sizeOf, type Bench, type Kernel } from './kernel.ts';

/** tf.matMul, tf.fused.matMul and the products inside dense, recurrent and attention layers. */
export function matmulKernels(bench: Bench): Kernel[] {
  return [
    {
      name: 'BatchMatMul',
      run: ({ a, b }, attributes) => (isFloat(a) && isFloat(b) ? product(bench, a, b, attributes) : undefined),
    },
    {
      name: '_FusedMatMul',
      run({ a, b, bias, preluActivationWeights }, attributes) {
        if (!isFloat(a) || !isFloat(b) || !canActivate(attributes['activation'])) return undefined;
        if (bias !== undefined && !isFloat(bias)) return undefined;
        const columns = attributes['transposeB'] === true ? b.shape.at(-2) : b.shape.at(-1);
        const inside = bias?.shape.length === 1 && bias.shape[0] === columns;
        let result = product(bench, a, b, attributes, inside ? bias : undefined);
        if (result === undefined) return undefined;
        if (bias !== undefined && !inside) {
          const sum = runKernel(bench, 'Add', { a: result, b: bias });
          bench.heap.backend.disposeData(result.dataId);
          result = sum;
        }
        return activate(bench, result, attributes, preluActivationWeights);
      },
    },
  ];
}

function product(bench: Bench, a: TensorInfo, b: TensorInfo, attributes: NamedAttrMap, bias?: TensorInfo): TensorInfo | undefined {
  const { tf, heap } = bench;
  const transposeA = attributes['transposeA'] === true;
  const transposeB = attributes['transposeB'] === true;
  const [aRows = 0, aColumns = 0] = a.shape.slice(-2);
  const [bRows = 0, bColumns = 0] = b.shape.slice(-2);
  const [m, depth] = transposeA ? [aColumns, aRows] : [aRows, aColumns];
  const [otherDepth, n] = transposeB ? [bColumns, bRows] : [bRows, bColumns];
  if (a.shape.length < 2 || b.shape.length < 2 || depth !== otherDepth) return undefined; // the stock kernel says what is wrong

  const batchA = a.shape.slice(0, -2);
  const batchB = b.shape.slice(0, -2);
  const batch = tf.broadcast_util.assertAndGetBroadcastShape(batchA, batchB);
  const { info, address } = heap.output([...batch, m, n]);
  const count = sizeOf(batch);
  if (count * m * n === 0) return info;

  const biasAddress = bias === undefined ? 0 : heap.addressOf(bias);
  const left = { address: heap.addressOf(a), step: sizeOf(batchA) === 1 ? 0 : m * depth * 4, ...(transposeA ? { row: 4, column: m * 4 } : { row: depth * 4, column: 4 }) };
  const right = { address: heap.addressOf(b), step: sizeOf(batchB) === 1 ? 0 : depth * n * 4, ...(transposeB ? { row: 4, column: depth * 4 } : { row: n * 4, column: 4 }) };
  const products = { m, n, depth, bias: biasAddress };
  if (!transposeA && sizeOf(batchB) === 1 && sizeOf(batchA) === count) {
    // One matrix for the whole batch: the rows of all of a make one tall product.
    multiply(bench, { ...products, count: 1, m: count * m, a: left, b: right, c: { address, step: 0 } });
  } else if ([batchA, batchB].every((own) => sizeOf(own) === count || sizeOf(own) === 1)) {
    multiply(bench, { ...products, count, a: left, b: right, c: { address, step: m * n * 4 } });
  } else {
    const placeA = placeInBatch(batchA, batch);
    const placeB = placeInBatch(batchB, batch);
    for (let i = 0; i < count; i++) {
      multiply(bench, {
        ...products, count: 1, a: { ...left, address: left.address + placeA(i) * left.step },
        b: { ...right, address: right.address + placeB(i) * right.step }, c: { address: address + i * m * n * 4, step: 0 },
      });
    }
  }
  return info;
}

/** A batch of matrices in memory: strides in bytes, from one matrix, row or column to the next. */
interface Matrices {
  address: number;
  step: number;
  row: number;
  column: number;
}

/** c[m][n] = bias + a[m][depth] * b[depth][n], `count` times. */
export interface Products {
  count: number;
  m: number;
  n: number;
  depth: number;
  /** Address, or 0. */
  bias: number;
  a: Matrices;
  b: Matrices;
  c: { address: number; step: number };
}

/**
 * Cut by matrices where there are enough of them, else by rows, or by columns where those are fewer. A tile is 6 rows
 * by 8 columns.
 */
export function multiply({ native, crew }: Pick<Bench, 'native' | 'crew'>, { count, m, n, depth, bias, a, b, c }: Products): void {
  const call = (matrices: Part, rows: Part, columns: Part): number[] => [
    matrices.count, a.address + matrices.first * a.step + rows.first * a.row, a.step, a.row, a.column,
    b.address + matrices.first * b.step + columns.first * b.column, b.step, b.row, b.column,
    c.address + matrices.first * c.step + (rows.first * n + columns.first) * 4, c.step, n * 4,
    rows.count, columns.count, depth, bias === 0 ? 0 : bias + columns.first * 4,
  ];
  const all = (size: number): Part => ({ first: 0, count: size });
  const tall = Math.ceil(m / 6);
  const wide = Math.ceil(n / 8);
  const cutInto = (parts: number): number[][] => {
    if (count >= parts) return cut(count, parts).map((part) => call(part, all(m), all(n)));
    return tall >= wide ? cut(m, parts, 6).map((part) => call(all(count), part, all(n))) : cut(n, parts, 8).map((part) => call(all(count), all(m), part));
  };
  crew.run('matmuls', { units: Math.max(count, tall, wide), cost: count * m * n * depth, cutInto }, native.matmulScratchBytes());
}

/** Which matrix of a tensor of batch shape `own` belongs to place i of the broadcast batch. */
function placeInBatch(own: readonly number[], batch: readonly number[]): (i: number) => number {
  if (sizeOf(own) === sizeOf(batch)) return (i) => i;
  const missing = batch.length - own.length;
  return (i) => {
    let place = 0;
    let stride = 1;
    let rest = i;
    for (let axis = batch.length - 1; axis >= 0; axis--) {
      const size = batch[axis] ?? 1;
      const ownSize = own[axis - missing] ?? 1;
      const index = rest % size;
      rest = (rest - index) / size;
      if (ownSize > 1) place += index * stride;
      stride *= ownSize;
    }
    return place;
  };
}
