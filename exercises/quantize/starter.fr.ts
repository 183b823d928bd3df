import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';

/** Une matrice en octets : un par poids, ligne après ligne ; pour chaque ligne, la longueur d’un pas et l’octet qui veut dire zéro. */
export interface Bytes { values: Uint8Array; scales: Float32Array; zeroPoints: Uint8Array }
/** Un réseau en octets. Ses matrices ont une ligne par unité. */
export interface Network { hidden: Bytes; hiddenBias: Float32Array; output: Bytes; outputBias: Float32Array }

/** Ramène une matrice de `rows` lignes à un octet par poids. */
export function quantize(weights: Float32Array, rows: number): Bytes {
  // À vous : une seule échelle pour tout, et seulement pour des poids de 0 à 1.
  return { values: Uint8Array.from(weights, (weight) => weight * 255), scales: new Float32Array(rows).fill(1 / 255), zeroPoints: new Uint8Array(rows) };
}

/** Les poids que les octets représentent, ligne après ligne. */
export function dequantize({ values, scales, zeroPoints }: Bytes): Float32Array {
  const [scale = 1] = scales;
  const [zeroPoint = 0] = zeroPoints;
  return Float32Array.from(values, (value) => value * scale - zeroPoint); // à vous : une ligne pour toutes, et l’un des deux arrive trop tard
}

/** Les scores d’images [n, 28, 28, 1], forme [n, 10] : une couche dense avec relu, puis une sans. */
export function read(network: Network, images: tf.Tensor4D): tf.Tensor {
  return tf.zeros([images.shape[0], 10]).add(network.outputBias); // à vous : le dernier biais, et rien d’autre
}

/** Entraîne un réseau en 32 bits. Il ne manque rien ici. */
export async function train({ seed }: { seed: number }) {
  const digits = await mnist({ train: 10_000, test: 100 });
  const model = tf.sequential({
    layers: [
      tf.layers.flatten({ inputShape: [28, 28, 1] }),
      tf.layers.dense({ units: 64, activation: 'relu', kernelInitializer: tf.initializers.heNormal({ seed }) }),
      tf.layers.dense({ units: 10, activation: 'softmax', kernelInitializer: tf.initializers.glorotUniform({ seed: seed + 1 }) }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(0.003), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  await model.fit(digits.train.images, tf.oneHot(digits.train.labels, 10), { epochs: 2, batchSize: 64, callbacks: display.training() });

  const [hidden, hiddenBias, output, outputBias] = model.getWeights() as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
  return { hidden: hidden.transpose(), hiddenBias, output: output.transpose(), outputBias };
}
