// Exécuter lance ce fichier. Changez-le à votre guise : seul answer.ts est vérifié.
import * as tf from '@tensorflow/tfjs';
import { cifar10, display } from 'sans-gpu';
import { block, gradientAtInput, shortcut, train } from './answer';

const { test } = await cifar10({ train: 1, test: 1000 });
const some = test.images.slice([0, 0, 0, 0], [8, 32, 32, 3]) as tf.Tensor4D;
display.images('Huit photographies', some);
display.images('Ce que le raccourci garde', shortcut(some, 3, 2));
console.log('shortcut', shortcut(some, 8, 2).shape, 'block', block(some, tf.randomNormal([3, 3, 3, 8]), tf.randomNormal([3, 3, 8, 8]), 2).shape);

// Ce qui revient de l’erreur à l’entrée, à travers de plus en plus de blocs.
const x = tf.randomUniform([1, 8, 8, 4]) as tf.Tensor4D;
const kernel = () => tf.randomNormal([3, 3, 4, 4], 0, 0.1) as tf.Tensor4D;
for (const depth of [1, 2, 4, 6, 8, 10]) {
  const kernels = Array.from({ length: depth }, () => [kernel(), kernel()] as [tf.Tensor4D, tf.Tensor4D]);
  const size = (hasShortcuts: boolean) => gradientAtInput(x, kernels, hasShortcuts).abs().mean().dataSync()[0];
  display.curve('Gradient moyen à l’entrée', { 'avec raccourcis': size(true), 'sans': size(false) }, depth, { x: 'blocs' });
}

const { predict } = await train({ seed: 1 });
const guesses = predict(test.images) as tf.Tensor;
const right = (await guesses.argMax(1).equal(test.labels).mean().data())[0] * 100;
display.text(`Juste sur ${right.toFixed(0)} % de 1 000 photographies de test`);
display.confusion('Photographies de test', test.labels, guesses, cifar10.classes());
