import * as tf from '@tensorflow/tfjs';
import { display, imdb, seededRandom } from 'sans-gpu';

/** Every sign there is; the last one stands for any other. */
export const alphabet = " abcdefghijklmnopqrstuvwxyz'…";
const [seen, width, heads, depth] = [64, 48, 4, 1];

/** The place of each sign in the alphabet. */
export function encode(text: string): number[] {
  return Array.from(text, () => alphabet.length - 1); // your turn
}

/** The text whose signs have these places. */
export function decode(codes: number[]): string {
  return codes.join(' '); // your turn
}

/** Extracts of the text, from each of these places on, and the character that follows each of theirs: both [starts, length], int32. */
export function pairs(codes: number[], starts: number[], length: number) {
  const extracts = tf.tensor2d(starts.map((start) => codes.slice(start, start + length)), [starts.length, length], 'int32');
  return { extracts, next: extracts }; // your turn: nothing to guess yet
}

/** How many bits the next characters cost on average, for scores [n, length, signs] and next [n, length]: shape []. */
export function bitsPerCharacter(scores: tf.Tensor3D, next: tf.Tensor): tf.Scalar {
  const [, , signs] = scores.shape;
  return scores.mul(tf.oneHot(next.toInt(), signs)).mean<tf.Scalar>().neg(); // your turn: these are not probabilities yet
}

/** The network, as a function from extracts [n, seen] to scores [n, seen, signs]. */
function tinyGpt(seed: number): (extracts: tf.Tensor) => tf.Tensor3D {
  let drawn = seed;
  const dense = (units: number, activation?: 'relu') => tf.layers.dense({ units, ...(activation ? { activation } : {}), kernelInitializer: tf.initializers.glorotUniform({ seed: drawn++ }) });
  const apply = (layer: tf.layers.Layer, x: tf.Tensor) => layer.apply(x) as tf.Tensor3D;

  // Near characters count more, for each head by another slope (ALiBi: Press and others, 2021). It stands in for a table of places.
  const back = tf.range(0, seen).expandDims(1).sub(tf.range(0, seen)); // [seen, seen]: how far back each is, below 0 what comes later
  const nearness = tf.stack([4, 2, 1, 0.5].map((slope) => back.mul(-slope))); // [heads, seen, seen]
  const mask = nearness; // your turn: every character sees those after it, even the one it must guess

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

/** Trains the network on reviews, and returns something that gives scores [n, 64, signs] for extracts [n, 64]. */
export async function train({ seed }: { seed: number }) {
  const { train: reviews, vocabulary } = await imdb({ train: 200, test: 1 });
  const codes = encode(reviews.tokens.arraySync().map((review) => vocabulary.decode(review)).join(' '));
  const gpt = tinyGpt(seed);

  const random = seededRandom(seed);
  const optimizer = tf.train.adam(0.001);
  const steps = 20;
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
