// Stops in time and stays at the last epoch.
import * as tf from '@tensorflow/tfjs';

export function watch({ patience, minDelta }) {
  let best = Infinity;
  let waited = 0;
  return (loss) => {
    const improved = loss < best - minDelta;
    if (improved) best = loss;
    waited = improved ? 0 : waited + 1;
    return { improved, stop: waited >= patience };
  };
}

export async function train({ seed, training, validation, rule, maxEpochs }) {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ inputShape: [784], units: 128, activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed }) }),
      tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 1 }) }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.0005), loss: 'categoricalCrossentropy' });
  const answers = ({ labels }) => tf.oneHot(tf.tensor1d(labels, 'int32'), 10);

  const look = watch(rule);
  const losses = [];
  let best = model.getWeights().map((weights) => weights.clone());
  await model.fit(training.images, answers(training), {
    epochs: maxEpochs,
    batchSize: 32,
    validationData: [validation.images, answers(validation)],
    callbacks: {
      onEpochEnd: (_epoch, { val_loss: loss = NaN } = {}) => {
        losses.push(loss);
        const { improved, stop } = look(loss);
        if (improved) {
          tf.dispose(best);
          best = model.getWeights().map((weights) => weights.clone());
        }
        if (stop) model.stopTraining = true;
      },
    },
  });

  return { losses: () => losses, predict: (images) => model.predict(images) };
}
