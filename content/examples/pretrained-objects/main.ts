import * as tf from '@tensorflow/tfjs';
import { cifar10, display, pretrained } from 'sans-gpu';

// A ResNet-8 that was trained on 50,000 photographs, and has never seen these.
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
display.text(`Right on ${(share * 100).toFixed(1)} % of ${test.count} photographs, ${Math.round(test.count / seconds)} photographs a second`);

// Shows some of them, with what it says and how sure it is.
function show(title: string, places: number[]) {
  display.images(title, tf.gather(test.images, places), {
    captions: places.map((at) => `${names[read[at] ?? 0]}, ${Math.round((sure[at] ?? 0) * 100)} %`),
    right: places.map((at) => right[at] ?? false),
  });
}
show('The first twenty', [...Array(20).keys()]);

const mistakes = [...right.keys()].filter((at) => !right[at]);
mistakes.sort((one, other) => (sure[other] ?? 0) - (sure[one] ?? 0));
show('Its surest mistakes', mistakes.slice(0, 20));
display.confusion('What it takes for what', test.labels, chances, names);
