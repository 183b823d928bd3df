import * as tf from '@tensorflow/tfjs';
import { cifar10, display } from 'sans-gpu';

const { train } = await cifar10({ train: 2_500, test: 1 });
const labels = tf.oneHot(train.labels, 10);

// A small CNN looks at photographs of 32 by 32. How many in a second?
const model = tf.sequential({
  layers: [
    tf.layers.conv2d({ inputShape: [32, 32, 3], filters: 16, kernelSize: 3, activation: 'relu' }),
    tf.layers.maxPooling2d({ poolSize: 2 }),
    tf.layers.conv2d({ filters: 32, kernelSize: 3, activation: 'relu' }),
    tf.layers.globalAveragePooling2d({}),
    tf.layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
model.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
await model.fit(train.images, labels, { batchSize: 64, epochs: 1 }); // warms up
const start = performance.now();
await model.fit(train.images, labels, { batchSize: 64, epochs: 2, callbacks: display.training() });
const perSecond = (2 * train.count) / ((performance.now() - start) / 1000);
display.text(`${Math.round(perSecond)} photographs a second`);

// The same network on larger data. A photograph with 49 times the pixels is 49 times the work.
function spoken(seconds: number): string {
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return seconds < 129_600 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86_400)} days`;
}
const sets = [
  { name: 'CIFAR-10', photographs: 50_000, work: 1 },
  { name: 'ImageNet, 32 × 32', photographs: 1_281_167, work: 1 },
  { name: 'ImageNet, 224 × 224', photographs: 1_281_167, work: (224 / 32) ** 2 },
];
display.table('On this processor', sets.map(({ name, photographs, work }) => {
  const pass = (photographs * work) / perSecond;
  return { 'data': name, 'one pass': spoken(pass), 'ninety passes': spoken(90 * pass) };
}));
