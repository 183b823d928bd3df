import * as tf from '@tensorflow/tfjs';
import { display, imdb, seededRandom } from 'sans-gpu';

export const alphabet = " abcdefghijklmnopqrstuvwxyz'…";
const [seen, width, heads, depth] = [64, 48, 4, 1];

export function encode(text: string): number[] {
  const other = alphabet.length - 1;
  return Array.from(text, (sign) => (alphabet.includes(sign) ? alphabet.indexOf(sign) : other));
}

export function decode(codes: number[]): string {
  return codes.map((code) => alphabet[code]).join('');
}

export function pairs(codes: number[], starts: number[], length: number) {
  const cut = (shift: number) => tf.tensor2d(starts.map((start) => codes.slice(start + shift, start + shift + length)), [starts.length, length], 'int32');
  return { extracts: cut(0), next: cut(1) };
}

export function bitsPerCharacter(scores: tf.Tensor3D, next: tf.Tensor): tf.Scalar {
  const [, , signs] = scores.shape;
  const likely = scores.logSoftmax().mul(tf.oneHot(next.toInt(), signs)).sum(2); // [n, length]: of the right sign alone
  return likely.mean<tf.Scalar>().div(-Math.log(2)); // a bit halves the choice, so 2 is the base
}

/** The network, as a function from extracts [n, seen] to scores [n, seen, signs]. */
function tinyGpt(seed: number): (extracts: tf.Tensor) => tf.Tensor3D {
  let drawn = seed;
  const dense = (units: number, activation?: 'relu') => tf.layers.dense({ units, ...(activation ? { activation } : {}), kernelInitializer: tf.initializers.glorotUniform({ seed: drawn++ }) });
  const apply = (layer: tf.layers.Layer, x: tf.Tensor) => layer.apply(x) as tf.Tensor3D;

  // Near characters count more, for each head by another slope (ALiBi: Press and others, 2021). It stands in for a table of places.
  const back = tf.range(0, seen).expandDims(1).sub(tf.range(0, seen)); // [seen, seen]: how far back each is, below 0 what comes later
  const nearness = tf.stack([4, 2, 1, 0.5].map((slope) => back.mul(-slope))); // [heads, seen, seen]
  // What comes later gets so little that softmax makes it 0.
  const mask = nearness.where(back.greaterEqual(0), -1e9);

  const block = () => {
    const [norm1, norm2] = [tf.layers.layerNormalization(), tf.layers.layerNormalization()];
    const [ask, mix, inside, out] = [dense(3 * width), dense(width), dense(2 * width, 'relu'), dense(width)];
    return (x: tf.Tensor3D): tf.Tensor3D => {
      const parts = apply(ask, apply(norm1, x)).reshape([-1, seen, 3, heads, width / heads]).transpose([2, 0, 3, 1, 4]);
      const [query, key, value] = parts.unstack() as [tf.Tensor, tf.Tensor, tf.Tensor]; // each [n, heads, seen, width / heads]
      const share = query.matMul(key, false, true).div(Math.sqrt(width / heads)).add(mask).softmax();
      const taken = share.matMul(value).transpose([0, 2, 1, 3]).reshape([-1, seen, width]);
      const mixed = x.add<tf.Tensor3D>(apply(mix, taken));
      return mixed.add(apply(out, apply(inside, apply(norm2, mixed))));
    };
  };

  const signs = tf.layers.embedding({ inputDim: alphabet.length, outputDim: width, embeddingsInitializer: tf.initializers.randomNormal({ mean: 0, stddev: 0.1, seed: drawn++ }) });
  const blocks = Array.from({ length: depth }, block);
  const [lastNorm, scores] = [tf.layers.layerNormalization(), dense(alphabet.length)];
  const read = (extracts: tf.Tensor) => apply(scores, apply(lastNorm, blocks.reduce((x, one) => one(x), apply(signs, extracts))));
  tf.tidy(() => read(tf.zeros([1, seen], 'int32'))); // layers make their weights when they are first used
  return read;
}

export async function train({ seed }: { seed: number }) {
  const { train: reviews, vocabulary } = await imdb({ train: 1_000, test: 1 });
  const codes = encode(reviews.tokens.arraySync().map((review) => vocabulary.decode(review)).join(' '));
  const gpt = tinyGpt(seed);

  const random = seededRandom(seed);
  const optimizer = tf.train.adam(0.01);
  const steps = 220;
  for (let step = 1; step <= steps; step++) {
    const starts = Array.from({ length: 12 }, () => random.integer(codes.length - seen - 1));
    const bits = tf.tidy(() => {
      const { extracts, next } = pairs(codes, starts, seen);
      return optimizer.minimize(() => bitsPerCharacter(gpt(extracts), next), true) ?? tf.scalar(NaN);
    });
    if (step % 10 === 0) {
      display.curve('Bits per character', { training: bits.arraySync() }, step, { x: 'step' });
      await tf.nextFrame();
    }
    bits.dispose();
  }

  return { scores: (extracts: tf.Tensor2D) => tf.tidy(() => gpt(extracts)) };
}
