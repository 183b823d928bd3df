import * as tf from '@tensorflow/tfjs';

/** Weights and biases of one layer. */
export interface Layer {
  kernel: tf.Variable;
  bias: tf.Variable;
}

type Activation = 'relu' | 'linear';

/** Glorot and Bengio's uniform initial weights, which tf.layers uses too, and biases of 0. */
export function layer(shape: number[]): Layer {
  const outputs = shape.at(-1) ?? 1;
  return { kernel: tf.variable(tf.initializers.glorotUniform({ seed: 1 }).apply(shape)), bias: tf.variable(tf.zeros([outputs])) };
}

// tf.fused.matMul and tf.fused.conv2d take themselves apart while gradients are taken; these stay one operation.

export function dense(x: tf.Tensor, { kernel, bias }: Layer, activation: Activation): tf.Tensor {
  return tf.engine().runKernel('_FusedMatMul', { a: x, b: kernel, bias }, { transposeA: false, transposeB: false, activation });
}

/** Stride 1, no padding. */
export function convolution(x: tf.Tensor, { kernel, bias }: Layer, activation: Activation): tf.Tensor4D {
  const attributes = { strides: [1, 1], pad: 'valid', dataFormat: 'NHWC', dilations: [1, 1], activation };
  return tf.engine().runKernel('FusedConv2D', { x, filter: kernel, bias }, attributes);
}

/**
 * Mean cross-entropy of softmax. Its gradient is one subtraction, what the network says minus what is right, so it is
 * given rather than found operation by operation.
 * @param scores [batch, classes]
 * @param targets rows with a single 1, [batch, classes]
 */
export function crossEntropy(scores: tf.Tensor, targets: tf.Tensor): tf.Scalar {
  const withGradient = tf.customGrad((...inputs) => {
    const [x, save] = inputs;
    if (!(x instanceof tf.Tensor) || typeof save !== 'function') throw new Error('TF.js calls this otherwise than it says.');
    const shares = tf.softmax(x);
    save([shares]);
    const ofRight = tf.sum(tf.mul(shares, targets), 1); // [batch]
    return {
      value: tf.neg(tf.mean(tf.log(ofRight))).asScalar(),
      gradFunc: (dy: tf.Tensor, [said]: tf.Tensor[]) => tf.mul(tf.sub(said ?? shares, targets), tf.div(dy, targets.shape[0] ?? 1)),
    };
  });
  return withGradient(scores).asScalar();
}
