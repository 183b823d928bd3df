import * as tf from '@tensorflow/tfjs';

const [context, width, heads, depth, characters] = [64, 64, 4, 2, 128];

const apply = (layer: tf.layers.Layer, x: tf.Tensor): tf.Tensor3D => layer.apply(x) as tf.Tensor3D;

function block(causal: tf.Tensor): (x: tf.Tensor3D) => tf.Tensor3D {
  const [norm1, norm2] = [tf.layers.layerNormalization(), tf.layers.layerNormalization()];
  const [ask, mix] = [tf.layers.dense({ units: 3 * width }), tf.layers.dense({ units: width })];
  const [inside, out] = [tf.layers.dense({ units: 4 * width, activation: 'relu' }), tf.layers.dense({ units: width })];
  return (x) => {
    const parts = apply(ask, apply(norm1, x)).reshape([-1, context, 3, heads, width / heads]).transpose([2, 0, 3, 1, 4]);
    const [query, key, value] = parts.unstack();
    if (query === undefined || key === undefined || value === undefined) throw new Error('Attention has three projections.');
    const share = tf.softmax(tf.add(tf.div(tf.matMul(query, key, false, true), Math.sqrt(width / heads)), causal));
    const taken = tf.matMul(share, value).transpose([0, 2, 1, 3]).reshape<tf.Tensor3D>([-1, context, width]);
    const mixed = tf.add<tf.Tensor3D>(x, apply(mix, taken));
    return tf.add<tf.Tensor3D>(mixed, apply(out, apply(inside, apply(norm2, mixed))));
  };
}

/** One step of the playground's character GPT (content/examples/char-gpt) on random text, as a function to call again and again. */
export function smallGpt(batch: number): () => void {
  const causal = tf.keep(tf.mul(tf.sub(tf.linalg.bandPart(tf.ones([context, context]), -1, 0), 1), 1e9));
  const [tokens, places] = [characters, context].map((inputDim) => tf.layers.embedding({ inputDim, outputDim: width }));
  const blocks = Array.from({ length: depth }, () => block(causal));
  const [lastNorm, scores] = [tf.layers.layerNormalization(), tf.layers.dense({ units: characters })];
  const text = tf.keep(tf.randomUniform([batch, context], 0, characters, 'int32'));
  const next = tf.keep(tf.randomUniform([batch, context], 0, characters, 'int32'));
  const optimizer = tf.train.adam(0.002);
  const loss = (): tf.Scalar => {
    if (tokens === undefined || places === undefined) throw new Error('A GPT has two embeddings.');
    const start = tf.add<tf.Tensor3D>(apply(tokens, text), apply(places, tf.range(0, context, 1, 'int32').expandDims(0)));
    const guessed = apply(scores, apply(lastNorm, blocks.reduce((x, one) => one(x), start)));
    return tf.losses.softmaxCrossEntropy(tf.oneHot(next, characters), guessed).asScalar();
  };
  tf.tidy(loss); // Layers make their weights at the first call.
  return () => {
    tf.tidy(() => optimizer.minimize(loss, true)?.dataSync());
  };
}
