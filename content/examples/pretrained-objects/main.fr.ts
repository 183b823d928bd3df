import * as tf from '@tensorflow/tfjs';
import { cifar10, display, pretrained } from 'sans-gpu';

// Un ResNet-8 entraîné sur 50 000 photos, qui n’a jamais vu celles-ci.
const model = await pretrained('objects');
const { test } = await cifar10({ train: 1, test: 1_000 });
const names = cifar10.classes();

const start = performance.now();
const chances = model.predict(test.images, { batchSize: 100 }) as tf.Tensor2D;
const read = Array.from(chances.argMax(1).dataSync());
const seconds = (performance.now() - start) / 1000;

const truth = Array.from(test.labels.dataSync());
const sure = Array.from(chances.max(1).dataSync());
const right = read.map((label, at) => label === truth[at]);
const share = right.filter(Boolean).length / test.count;
display.text(`Juste pour ${(share * 100).toFixed(1)} % de ${test.count} photos, ${Math.round(test.count / seconds)} photos par seconde`);

// En montre quelques-unes, avec ce qu’il dit et à quel point il en est sûr.
function show(title: string, places: number[]) {
  display.images(title, tf.gather(test.images, places), {
    captions: places.map((at) => `${names[read[at] ?? 0]}, ${Math.round((sure[at] ?? 0) * 100)} %`),
    right: places.map((at) => right[at] ?? false),
  });
}
show('Les vingt premières', [...Array(20).keys()]);

const mistakes = [...right.keys()].filter((at) => !right[at]);
mistakes.sort((one, other) => (sure[other] ?? 0) - (sure[one] ?? 0));
show('Ses erreurs les plus assurées', mistakes.slice(0, 20));
display.confusion('Ce qu’il prend pour quoi', test.labels, chances, names);
