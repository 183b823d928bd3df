import * as tf from './tfjs.ts';

/**
 * A fixed amount of the work that training is made of: small matrix products, convolutions, and many
 * tiny operations whose cost is all overhead. Whoever runs it takes the time from outside.
 */
export function calibrate(): void {
  // The first round compiles and warms up; it is part of the fixed amount, as it is part of any short training.
  for (let round = 0; round < 60; round++) {
    tf.tidy(() => {
      const batch = tf.ones([64, 784]);
      const weights = tf.ones([784, 128]);
      for (let step = 0; step < 10; step++) tf.relu(tf.matMul(batch, weights));

      const images = tf.ones<tf.Rank.R4>([8, 28, 28, 4]);
      const filters = tf.ones<tf.Rank.R4>([3, 3, 4, 8]);
      for (let step = 0; step < 6; step++) tf.conv2d(images, filters, 1, 'same');

      let small: tf.Tensor = tf.ones([64, 10]);
      for (let step = 0; step < 150; step++) small = tf.mul(tf.add(small, 1), 0.5);
      small.dataSync();
    });
  }
}
