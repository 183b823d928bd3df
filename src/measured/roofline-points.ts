/** A kernel at work, as the roofline shows it: what it computes and what it must move, both counted from its shapes. */
export interface RooflinePoint {
  /** Last word of its figure's id, `roofline.<name>`: billions of operations a second. */
  name: string;
  /** Additions and multiplications, each one operation. */
  operations: number;
  /** Bytes of inputs and outputs, each moved once. */
  bytes: number;
}

const floatBytes = 4;

/** [m, k] times [k, n]. */
function product(name: string, m: number, k: number, n: number): RooflinePoint {
  return { name, operations: 2 * m * k * n, bytes: floatBytes * (m * k + k * n + m * n) };
}

/** Of `channels` to as many, 3 x 3, 'same', on a batch of square images. */
function convolution(name: string, batch: number, size: number, channels: number): RooflinePoint {
  const pixels = batch * size * size;
  return { name, operations: 2 * pixels * 9 * channels * channels, bytes: floatBytes * (2 * pixels * channels + 9 * channels * channels) };
}

export const rooflineShapes = {
  'mlp-hidden': { m: 64, k: 784, n: 128 },
  'square-1024': { m: 1024, k: 1024, n: 1024 },
  'conv-16': { batch: 16, size: 32, channels: 16 },
  'conv-64': { batch: 16, size: 8, channels: 64 },
  relu: { count: 40_000_000 },
} as const;

const { 'mlp-hidden': hidden, 'square-1024': square, 'conv-16': wide, 'conv-64': deep, relu } = rooflineShapes;

export const rooflinePoints: readonly RooflinePoint[] = [
  // One comparison for each number.
  { name: 'relu', operations: relu.count, bytes: 2 * floatBytes * relu.count },
  product('mlp-hidden', hidden.m, hidden.k, hidden.n),
  convolution('conv-16', wide.batch, wide.size, wide.channels),
  convolution('conv-64', deep.batch, deep.size, deep.channels),
  product('square-1024', square.m, square.k, square.n),
];
