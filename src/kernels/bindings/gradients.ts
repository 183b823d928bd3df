import type { GradConfig, NamedAttrMap, Tensor } from '@tensorflow/tfjs';
import { isFloat, sizeOf, type Bench, type Kernel, type Tfjs } from './kernel.ts';
import { registerKernels } from './registry.ts';

/** Our names for gradients that TF.js computes in several passes. */
const reluGradient = 'ReluGradient';
const softmaxGradient = 'SoftmaxGradient';

/**
 * Gradients that TF.js computes in a roundabout way, or not at all. They are registered for all backends at
 * once, so each looks at the backend first. Returns the names of what it added.
 */
export function installGradients(bench: Bench): string[] {
  const { tf, heap } = bench;
  registerKernels(bench, gradientKernels(bench));
  const run = (kernel: string, inputs: Record<string, Tensor>, attributes?: NamedAttrMap): Tensor => tf.engine().runKernel(kernel, inputs, attributes);
  const isOurs = (...tensors: readonly (Tensor | undefined)[]): boolean => {
    const current: unknown = tf.backend();
    return current === heap.backend && tensors.every((tensor) => isFloat(tensor));
  };
  /** Puts `gradient` before the stock one, which goes on when it gives nothing. */
  const improve = (kernelName: string, gradient: (dy: Tensor, saved: Tensor, attributes: NamedAttrMap) => Record<string, () => Tensor> | undefined): void => {
    const stock = tf.getGradient(kernelName);
    replaceGradient(tf, {
      ...stock,
      gradFunc(dy, saved, attributes) {
        const [first] = saved;
        const ours = first !== undefined && !Array.isArray(dy) && isOurs(dy, first) ? gradient(dy, first, attributes) : undefined;
        return ours ?? stock.gradFunc(dy, saved, attributes);
      },
    });
  };

  improve('Relu', (dy, x) => ({ x: () => run(reluGradient, { dy, x }) }));
  improve('Softmax', (dy, y, { dim }) => (dim === undefined || dim === -1 || dim === y.rank - 1 ? { logits: () => run(softmaxGradient, { dy, y }) } : undefined));

  // Gradients of the gradients, so that tf.grad(tf.grad(f)) goes through them.
  replaceGradient(tf, {
    kernelName: reluGradient,
    inputsToSave: ['x'],
    gradFunc(outer, saved) {
      const [u, x] = [one(outer), one(saved[0])];
      return { dy: () => run(reluGradient, { dy: u, x }), x: () => tf.zerosLike(x) };
    },
  });
  replaceGradient(tf, {
    kernelName: softmaxGradient,
    inputsToSave: ['dy', 'y'],
    gradFunc(outer, saved) {
      const [u, dy, y] = [one(outer), one(saved[0]), one(saved[1])];
      const total = (a: Tensor, b: Tensor): Tensor => tf.sum(tf.mul(a, b), -1, true);
      return {
        dy: () => run(softmaxGradient, { dy: u, y }),
        y: () => tf.sub(tf.mul(u, tf.sub(dy, total(dy, y))), tf.mul(dy, total(u, y))),
      };
    },
  });
  return [reluGradient, softmaxGradient, ...installFusedGradients(tf, run)];
}

/** Gradients of the fused operations, which the layers use directly. Activations: linear and relu. */
function installFusedGradients(tf: Tfjs, run: (kernel: string, inputs: Record<string, Tensor>, attributes?: NamedAttrMap) => Tensor): string[] {
  const before = (dy: Tensor, y: Tensor, { activation }: NamedAttrMap): Tensor => (activation === 'relu' ? run(reluGradient, { dy, x: y }) : dy);
  replaceGradient(tf, {
    kernelName: '_FusedMatMul',
    inputsToSave: ['a', 'b'],
    outputsToSave: [true],
    gradFunc(outer, saved, attributes) {
      const [dy, a, b, y] = [one(outer), one(saved[0]), one(saved[1]), one(saved[2])];
      const dz = before(dy, y, attributes);
      return { a: () => tf.matMul(dz, b, false, true), b: () => tf.matMul(a, dz, true, false), bias: () => tf.sum(dz, 0) };
    },
  });
  replaceGradient(tf, {
    kernelName: 'FusedConv2D',
    inputsToSave: ['x', 'filter'],
    outputsToSave: [true],
    gradFunc(outer, saved, attributes) {
      const [dy, x, filter, y] = [one(outer), one(saved[0]), one(saved[1]), one(saved[2])];
      const dz = before(dy, y, attributes);
      return {
        x: () => run('Conv2DBackpropInput', { dy: dz, filter }, { ...attributes, inputShape: x.shape }),
        filter: () => run('Conv2DBackpropFilter', { x, dy: dz }, { ...attributes, filterShape: filter.shape }),
        bias: () => tf.sum(dz, [0, 1, 2]),
      };
    },
  });
  // TF.js has none. It is linear in both: a convolution of x, and its way back.
  replaceGradient(tf, {
    kernelName: 'Conv2DBackpropFilter',
    inputsToSave: ['x', 'dy'],
    gradFunc(outer, saved, attributes) {
      const [filter, x, dy] = [one(outer), one(saved[0]), one(saved[1])];
      return {
        x: () => run('Conv2DBackpropInput', { dy, filter }, { ...attributes, inputShape: x.shape }),
        dy: () => run('Conv2D', { x, filter }, { dilations: 1, ...attributes }),
      };
    },
  });
  return [];
}

function gradientKernels({ heap, native }: Bench): Kernel[] {
  return [
    {
      name: reluGradient,
      run({ dy, x }) {
        if (!isFloat(dy) || !isFloat(x)) return undefined;
        const { info, address } = heap.output(x.shape);
        native.reluGradient(heap.addressOf(dy), heap.addressOf(x), address, sizeOf(x.shape));
        return info;
      },
    },
    {
      name: softmaxGradient,
      run({ dy, y }) {
        if (!isFloat(dy) || !isFloat(y)) return undefined;
        const { info, address } = heap.output(y.shape);
        const columns = y.shape.at(-1) ?? 1;
        native.softmaxGradient(heap.addressOf(dy), heap.addressOf(y), address, sizeOf(y.shape) / Math.max(1, columns), columns);
        return info;
      },
    },
  ];
}

export function one(tensor: Tensor | Tensor[] | undefined): Tensor {
  if (tensor === undefined || Array.isArray(tensor)) throw new Error('A gradient was called without the tensors it needs.');
  return tensor;
}

export function replaceGradient(tf: Tfjs, config: GradConfig): void {
  if (tf.getGradient(config.kernelName) !== undefined) tf.unregisterGradient(config.kernelName);
  tf.registerGradient(config);
}
