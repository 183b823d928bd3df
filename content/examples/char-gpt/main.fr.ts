import * as tf from '@tensorflow/tfjs';
import { display, imdb, seededRandom } from 'sans-gpu';

const [seen, width, heads, depth] = [64, 64, 4, 2];
const alphabet = 128; // ASCII
const random = seededRandom(1);

// Des critiques de films, en une longue suite de caractères.
const { train, vocabulary } = await imdb({ train: 2_500, test: 1 });
const text = train.tokens.arraySync().map((review) => vocabulary.decode(review)).join('\n');
const codes = Int32Array.from(Array.from(text, (character) => character.charCodeAt(0) % alphabet));

// Chaque caractère regarde ceux d’avant, et prend de chacun autant
// que sa question s’accorde à leur clé.
const apply = (layer: tf.layers.Layer, x: tf.Tensor) => layer.apply(x) as tf.Tensor3D;
const causal = tf.linalg.bandPart(tf.ones([seen, seen]), -1, 0).sub(1).mul(1e9);
function block() {
  const [norm1, norm2] = [tf.layers.layerNormalization(), tf.layers.layerNormalization()];
  const [ask, mix] = [tf.layers.dense({ units: 3 * width }), tf.layers.dense({ units: width })];
  const [inside, out] = [tf.layers.dense({ units: 4 * width, activation: 'relu' }), tf.layers.dense({ units: width })];
  return (x: tf.Tensor3D): tf.Tensor3D => {
    const parts = apply(ask, apply(norm1, x)).reshape([-1, seen, 3, heads, width / heads]).transpose([2, 0, 3, 1, 4]);
    const [query, key, value] = parts.unstack() as [tf.Tensor4D, tf.Tensor4D, tf.Tensor4D];
    const share = query.matMul(key, false, true).div(Math.sqrt(width / heads)).add(causal).softmax();
    const taken = share.matMul(value).transpose([0, 2, 1, 3]).reshape([-1, seen, width]);
    const mixed = x.add<tf.Tensor3D>(apply(mix, taken));
    return mixed.add(apply(out, apply(inside, apply(norm2, mixed))));
  };
}
const characters = tf.layers.embedding({ inputDim: alphabet, outputDim: width });
const places = tf.layers.embedding({ inputDim: seen, outputDim: width });
const blocks = Array.from({ length: depth }, block);
const [lastNorm, scores] = [tf.layers.layerNormalization(), tf.layers.dense({ units: alphabet })];
const gpt = (extracts: tf.Tensor): tf.Tensor3D => {
  const start = apply(characters, extracts).add<tf.Tensor3D>(apply(places, tf.range(0, seen, 1, 'int32').expandDims(0)));
  return apply(scores, apply(lastNorm, blocks.reduce((x, one) => one(x), start)));
};

// Continue le texte : lit les derniers caractères, tire le suivant selon ses scores.
function write(length: number): string {
  const written = Array.from('the film is so good that i wanted to see it again and again and ', (c) => c.charCodeAt(0));
  for (let n = 0; n < length; n++) {
    const shares = tf.tidy(() => gpt(tf.tensor2d([written.slice(-seen)], [1, seen], 'int32')).slice([0, seen - 1], [1, 1]).div(0.8).softmax().dataSync());
    let left = random.next();
    written.push(shares.findIndex((share) => (left -= share) <= 0));
  }
  return String.fromCharCode(...written.slice(seen));
}

// 24 extraits par étape ; à chaque place, deviner le caractère suivant.
const optimizer = tf.train.adam(0.002);
const steps = 300;
display.text(`Avant d’avoir rien appris, il écrit : ${write(120)}`);
for (let step = 1; step <= steps; step++) {
  const starts = Array.from({ length: 24 }, () => random.integer(codes.length - seen - 1));
  const loss = tf.tidy(() => {
    const from = (shift: number) => tf.tensor2d(starts.flatMap((at) => Array.from(codes.subarray(at + shift, at + shift + seen))), [24, seen], 'int32');
    const [extracts, next] = [from(0), from(1)];
    return optimizer.minimize(() => tf.losses.softmaxCrossEntropy(tf.oneHot(next, alphabet), gpt(extracts)), true) ?? tf.scalar(NaN);
  });
  if (step % 20 === 0) display.curve('Bits par caractère', { training: (loss.dataSync()[0] ?? NaN) / Math.log(2) }, step, { x: 'étape' });
  if (step % 100 === 0) display.text(`Après ${step} étapes, il écrit : ${write(120)}`);
  tf.dispose(loss);
  await tf.nextFrame();
}
