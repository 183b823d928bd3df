import * as tf from '@tensorflow/tfjs';

export interface Rule {
  patience: number;
  minDelta: number;
}

export interface Examples {
  images: tf.Tensor2D;
  labels: Int32Array;
}

export function watch({ patience, minDelta }: Rule) {
  // Ici, pour que chaque watch ait les siens.
  let best = Infinity;
  let waited = 0;
  return (loss: number) => {
    // Faux aussi pour NaN : ce qui n’est pas un nombre n’est jamais un progrès.
    const improved = loss < best - minDelta;
    if (improved) best = loss;
    waited = improved ? 0 : waited + 1;
    return { improved, stop: waited >= patience };
  };
}

export async function train({ seed, training, validation, rule, maxEpochs }: { seed: number; training: Examples; validation: Examples; rule: Rule; maxEpochs: number }) {
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ inputShape: [784], units: 128, activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed }) }),
      tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 1 }) }),
    ],
  });
  // Un petit taux : la meilleure époque vient plus tard, et ses voisines la valent presque.
  model.compile({ optimizer: tf.train.adam(0.0005), loss: 'categoricalCrossentropy' });
  const answers = ({ labels }: Examples) => tf.oneHot(tf.tensor1d(labels, 'int32'), 10);

  const look = watch(rule);
  const losses: number[] = [];
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
          // Des copies : l’époque suivante change les poids du modèle sur place.
          best = model.getWeights().map((weights) => weights.clone());
        }
        if (stop) model.stopTraining = true;
      },
    },
  });
  model.setWeights(best);

  return { losses: () => losses, predict: (images: tf.Tensor) => model.predict(images) };
}
