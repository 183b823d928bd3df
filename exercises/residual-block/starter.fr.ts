import * as tf from '@tensorflow/tfjs';
import { cifar10, display } from 'sans-gpu';

/** Le raccourci d’un bloc : une ligne et une colonne de x sur stride, et des canaux vides derrière les siens jusqu’à ce qu’il y en ait `filters`. */
export function shortcut(x: tf.Tensor4D, filters: number, stride: number): tf.Tensor4D {
  return tf.zeros([x.shape[0], Math.ceil(x.shape[1] / stride), Math.ceil(x.shape[2] / stride), filters]); // à vous : la bonne forme, avec rien dedans
}

/** Un bloc : x, convolué par `first` avec le pas stride, rectifié, convolué par `second` ; le raccourci ajouté ; rectifié. */
export function block(x: tf.Tensor4D, first: tf.Tensor4D, second: tf.Tensor4D, stride: number): tf.Tensor4D {
  return tf.conv2d(tf.conv2d(x, first, stride, 'same'), second, 1, 'same'); // à vous : rien entre les deux, et rien d’ajouté
}

/** De combien la somme des sorties du dernier bloc change avec chaque valeur de x : forme de x. Tous les pas valent 1. */
export function gradientAtInput(x: tf.Tensor4D, kernels: [tf.Tensor4D, tf.Tensor4D][], hasShortcuts: boolean): tf.Tensor {
  let value = x;
  for (const [first, second] of kernels) value = hasShortcuts ? block(value, first, second, 1) : value; // à vous : l’autre cas
  return value; // à vous : voici la sortie. On veut son gradient, et tf.grad(f) calcule celui d’une fonction f
}

/** Entraîne un réseau résiduel sur des photographies, et renvoie de quoi prédire. */
export async function train({ seed }: { seed: number }) {
  const { train: photographs } = await cifar10({ train: 500, test: 1 });

  const model = tf.sequential({
    layers: [
      // À vous : pas encore de bloc, et peu de photographies.
      tf.layers.conv2d({ inputShape: [32, 32, 3], filters: 8, kernelSize: 3, strides: 2, padding: 'same', kernelInitializer: tf.initializers.heNormal({ seed }) }),
      tf.layers.batchNormalization({ momentum: 0.9 }),
      tf.layers.reLU(),
      tf.layers.globalAveragePooling2d({}),
      tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 1 }) }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.002), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });

  await model.fit(photographs.images, tf.oneHot(photographs.labels, 10), { epochs: 1, batchSize: 64, callbacks: display.training() });

  return { predict: (images: tf.Tensor) => model.predict(images) };
}
