import * as tf from '@tensorflow/tfjs';

export interface Profile {
  steps: number;
  ms: number;
  /** Milliseconds and calls of each kernel and of the optimizer, without those it calls in turn. The rest of `ms` is outside them. */
  parts: Record<string, { ms: number; calls: number }>;
}

/** Times every kernel of the current backend, and the optimizer's step, while something trains. */
export async function profiled(train: () => Promise<{ steps: number; ms: number }>): Promise<Profile> {
  const parts = new Map<string, { ms: number; calls: number }>();
  /** Milliseconds that the calls inside the running ones took, innermost last. */
  const inside: number[] = [];
  const timed = <T>(name: string, run: () => T): T => {
    const start = performance.now();
    inside.push(0);
    try {
      return run();
    } finally {
      const took = performance.now() - start;
      const own = took - (inside.pop() ?? 0);
      const outer = inside.pop();
      if (outer !== undefined) inside.push(outer + took);
      const part = parts.get(name) ?? { ms: 0, calls: 0 };
      parts.set(name, { ms: part.ms + own, calls: part.calls + 1 });
    }
  };
  const restore = [...wrapKernels(timed), wrapAdam(timed)];
  try {
    const { steps, ms } = await train();
    return { steps, ms, parts: Object.fromEntries(parts) };
  } finally {
    for (const undo of restore) undo();
  }
}

type Timed = <T>(name: string, run: () => T) => T;

function wrapKernels(timed: Timed): (() => void)[] {
  return tf.getKernelsForBackend(tf.getBackend()).map((config) => {
    const { kernelFunc, kernelName } = config;
    config.kernelFunc = (call) => timed(kernelName, () => kernelFunc(call));
    return () => {
      config.kernelFunc = kernelFunc;
    };
  });
}

function wrapAdam(timed: Timed): () => void {
  const { prototype } = tf.AdamOptimizer;
  const { applyGradients } = prototype;
  prototype.applyGradients = function (this: tf.AdamOptimizer, gradients) {
    timed('Adam', () => applyGradients.call(this, gradients));
  };
  return () => {
    prototype.applyGradients = applyGradients;
  };
}
