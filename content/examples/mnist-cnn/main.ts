import * as tf from '@tensorflow/tfjs';
import { display, mnist } from 'sans-gpu';

const { train, test } = await mnist({
  train: 60_000,
  test: 5_000,
});

// Each convolution slides small filters over the image;
// each pooling halves its width and height.
const model = tf.sequential({
  layers: [
    tf.layers.conv2d({
      inputShape: [28, 28, 1],
      filters: 8,
      kernelSize: 3,
      activation: 'relu',
    }),
    tf.layers.maxPooling2d({ poolSize: 2 }), // [13, 13, 8]
    tf.layers.conv2d({ filters: 16, kernelSize: 3, activation: 'relu' }),
    tf.layers.maxPooling2d({ poolSize: 2 }), // [5, 5, 16]
    tf.layers.flatten(), // [400]
    tf.layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
model.compile({
  optimizer: tf.train.adam(0.002),
  loss: 'categoricalCrossentropy',
  metrics: ['accuracy'],
});
display.text(`${model.countParams()} numbers to learn`);

await model.fit(train.images, tf.oneHot(train.labels, 10), {
  epochs: 3,
  batchSize: 64,
  validationData: [test.images, tf.oneHot(test.labels, 10)],
  callbacks: display.training(),
});

const answers = model.predict(test.images);
display.confusion('The 5,000 test digits', test.labels, answers);

// The filters of the first layer, light where a pixel speaks
// for what they look for, and what each finds in one digit.
const [filters] = model.getWeights() as [tf.Tensor4D];
const found = model.layers[0]?.apply(test.images.slice(0, 1));
const pictures = (values: tf.Tensor4D, height: number) => {
  const shades = values.sub(values.min()).div(values.max().sub(values.min()));
  return tf.image.resizeNearestNeighbor(shades as tf.Tensor4D, [height, height]);
};
display.images('Its eight filters', pictures(filters.transpose([3, 0, 1, 2]), 27));
display.images('What each of them finds in one digit', pictures((found as tf.Tensor4D).transpose([3, 1, 2, 0]), 52));
