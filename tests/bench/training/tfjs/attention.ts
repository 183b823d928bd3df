import * as tf from '@tensorflow/tfjs';

/** Adds to every place of a sequence a vector to learn. Input and output [batch, length, width]. */
export class Positions extends tf.layers.Layer {
  static readonly className = 'Positions';
  private table: tf.LayerVariable | undefined;

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    this.table = this.addWeight('table', oneShape(inputShape).slice(1), 'float32', tf.initializers.randomNormal({ stddev: 0.02, seed: 1 }));
    super.build(inputShape);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      if (this.table === undefined) throw new Error('The layer has not been built.');
      return tf.add(oneTensor(inputs), this.table.read());
    });
  }
}

/** Each place looks at itself and those before it. Input [batch, length, 3 * width]: queries, keys, values; output [batch, length, width]. */
export class CausalAttention extends tf.layers.Layer {
  static readonly className = 'CausalAttention';
  private readonly heads: number;

  constructor({ heads }: { heads: number }) {
    super({});
    this.heads = heads;
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const [batch = null, length = null, width] = oneShape(inputShape);
    return [batch, length, (width ?? 0) / 3];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const x = oneTensor(inputs);
      const [batch = 0, length = 0, columns = 0] = x.shape;
      const width = columns / 3;
      const size = width / this.heads;
      const [queries, keys, values] = tf.split(x, 3, 2).map((part) => tf.transpose(tf.reshape(part, [batch, length, this.heads, size]), [0, 2, 1, 3]));
      if (queries === undefined || keys === undefined || values === undefined) throw new Error('A third of the input is missing.');
      const scores = tf.mul(tf.matMul(queries, keys, false, true), 1 / Math.sqrt(size)); // [batch, heads, length, length]
      const past = tf.linalg.bandPart(tf.ones([length, length]), -1, 0);
      const shares = tf.softmax(tf.add(scores, tf.mul(tf.sub(1, past), -1e9)));
      return tf.reshape(tf.transpose(tf.matMul(shares, values), [0, 2, 1, 3]), [batch, length, width]);
    });
  }
}

function oneTensor(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
  const tensor = Array.isArray(inputs) ? inputs[0] : inputs;
  if (tensor === undefined) throw new Error('The layer was called with nothing.');
  return tensor;
}

function oneShape(shape: tf.Shape | tf.Shape[]): tf.Shape {
  const isOne = (value: tf.Shape | tf.Shape[]): value is tf.Shape => !Array.isArray(value[0]);
  if (isOne(shape)) return shape;
  return shape[0] ?? [];
}
