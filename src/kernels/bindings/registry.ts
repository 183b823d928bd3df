import type { KernelConfig, KernelFunc } from '@tensorflow/tfjs';
import { convolutionGradientKernels } from './convolution-gradients.ts';
import { convolutionKernels } from './convolution.ts';
import { depthwiseKernels } from './depthwise.ts';
import { elementwiseKernels } from './elementwise.ts';
import type { Bench, Kernel } from './kernel.ts';
import { matmulKernels } from './matmul.ts';
import { partKernels } from './parts.ts';
import { poolingKernels } from './pooling.ts';
import { rowKernels } from './rows.ts';
import { transposeKernels } from './transpose.ts';

export function allKernels(bench: Bench): Kernel[] {
  return [matmulKernels, convolutionKernels, convolutionGradientKernels, poolingKernels, rowKernels, elementwiseKernels, partKernels, transposeKernels, depthwiseKernels].flatMap((family) => family(bench));
}

/** Puts the kernels in front of those registered for the backend. The result takes them away again. */
export function registerKernels({ tf, heap }: Bench, kernels: readonly Kernel[]): () => void {
  const before = kernels.map(({ name }) => ({ name, stock: stockOf(tf.getKernelsForBackend('wasm'), name) }));
  kernels.forEach((kernel, index) => {
    const stock = before[index]?.stock;
    const kernelFunc: KernelFunc = (call) => {
      // A backend started later has a memory of its own, which these kernels do not know.
      const ours = call.backend === heap.backend ? kernel.run(call.inputs, call.attrs ?? {}) : undefined;
      if (ours !== undefined) return ours;
      if (stock !== undefined) return stock.kernelFunc(call);
      throw new Error(`${kernel.name} on the wasm backend cannot do ${JSON.stringify(call.attrs)} with ${shapesOf(call.inputs)}. Use await tf.setBackend('cpu').`);
    };
    replace(tf, { ...stock, kernelName: kernel.name, backendName: 'wasm', kernelFunc });
  });
  return () => {
    for (const { name, stock } of before) {
      if (stock !== undefined) replace(tf, stock);
      else tf.unregisterKernel(name, 'wasm');
    }
  };
}

function replace(tf: Bench['tf'], config: KernelConfig): void {
  // Registering over an existing kernel would warn on the learner's console.
  if (stockOf(tf.getKernelsForBackend(config.backendName), config.kernelName) !== undefined) tf.unregisterKernel(config.kernelName, config.backendName);
  tf.registerKernel(config);
}

function stockOf(kernels: readonly KernelConfig[], name: string): KernelConfig | undefined {
  return kernels.find(({ kernelName }) => kernelName === name);
}

function shapesOf(inputs: Readonly<Record<string, { shape: number[]; dtype: string } | undefined>>): string {
  return Object.entries(inputs).map(([name, tensor]) => `${name}: ${tensor?.dtype ?? '-'} [${tensor?.shape.join(', ') ?? ''}]`).join(', ');
}
