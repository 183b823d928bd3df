import * as tf from '@tensorflow/tfjs';

/** How many epochs without improvement are borne, and how much lower a loss must be to count as one. */
export interface Rule {
  patience: number;
  minDelta: number;
}

/** Images of shape [count, 784], and the digit each one is said to show. */
export interface Examples {
  images: tf.Tensor2D;
  labels: Int32Array;
}

/** A function that is told the loss of each epoch, and says whether it is the best so far and whether to stop. */
export function watch({ patience, minDelta }: Rule) {
  let epochs = 0;
  return (loss: number) => {
    epochs += 1;
    return { improved: loss > minDelta, stop: epochs > patience }; // your turn: this one only counts epochs
  };
}

/** Trains until `watch` says stop, and goes back to the best epoch. */
export async function train({ seed, training, validation, rule, maxEpochs }: { seed: number; training: Examples; validation: Examples; rule: Rule; maxEpochs: number }) {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ inputShape: [784], units: 128, activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed }) }),
      tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 1 }) }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.0005), loss: 'categoricalCrossentropy' });
  const answers = ({ labels }: Examples) => tf.oneHot(tf.tensor1d(labels, 'int32'), 10);

  const look = watch(rule);
  const losses: number[] = [];
  await model.fit(training.images, answers(training), {
    epochs: maxEpochs,
    batchSize: 32,
    validationData: [validation.images, answers(validation)],
    callbacks: {
      onEpochEnd: (_epoch, { val_loss: loss = NaN } = {}) => {
        losses.push(loss);
        look(loss); // your turn: keep the best weights, and stop with model.stopTraining = true
      },
    },
  });

  /** The validation loss of each epoch, and scores for each digit. */
  return { losses: () => losses, predict: (images: tf.Tensor) => model.predict(images) };
}
