import * as tf from '@tensorflow/tfjs';

/** Combien d’époques sans progrès on supporte, et de combien une perte doit baisser pour en être un. */
export interface Rule {
  patience: number;
  minDelta: number;
}

/** Des images de forme [count, 784], et le chiffre que chacune est censée montrer. */
export interface Examples {
  images: tf.Tensor2D;
  labels: Int32Array;
}

/** Une fonction à qui l’on dit la perte de chaque époque, et qui répond si c’est la meilleure jusqu’ici et s’il faut s’arrêter. */
export function watch({ patience, minDelta }: Rule) {
  let epochs = 0;
  return (loss: number) => {
    epochs += 1;
    return { improved: loss > minDelta, stop: epochs > patience }; // à vous : celle-ci ne fait que compter les époques
  };
}

/** Entraîne jusqu’à ce que `watch` dise stop, et revient à la meilleure époque. */
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
        look(loss); // à vous : gardez les meilleurs poids, et arrêtez avec model.stopTraining = true
      },
    },
  });

  /** La perte de validation de chaque époque, et des scores pour chaque chiffre. */
  return { losses: () => losses, predict: (images: tf.Tensor) => model.predict(images) };
}
