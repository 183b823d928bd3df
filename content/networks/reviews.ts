import * as tf from '@tensorflow/tfjs';
import { imdb } from 'sans-gpu';
import { saved } from './saved.ts';

const length = 200;

/** Looks for runs of three words that say something, wherever they stand. */
export async function train() {
  const { train, test, vocabulary } = await imdb({ length });
  const optimizer = tf.train.adam(0.002);
  const model = tf.sequential({
    layers: [
      tf.layers.embedding({ inputDim: vocabulary.size, outputDim: 16, inputLength: length }),
      tf.layers.dropout({ rate: 0.3 }),
      tf.layers.conv1d({ filters: 48, kernelSize: 3, activation: 'relu' }),
      tf.layers.globalMaxPooling1d({}),
      tf.layers.dropout({ rate: 0.5 }),
      tf.layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
  model.compile({ optimizer, loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  for (const rate of [0.002, 0.002, 0.001, 0.001, 0.0005]) {
    Object.assign(optimizer, { learningRate: rate });
    const { history } = await model.fit(train.tokens, train.labels, { epochs: 1, batchSize: 64 });
    console.log(`accuracy ${Number(history.acc?.[0]).toFixed(4)}`);
  }
  const answers = model.predict(test.tokens, { batchSize: 256 }) as tf.Tensor;
  return saved(model, answers.flatten().greater(0.5).equal(test.labels.cast('bool')).mean().dataSync()[0]);
}
