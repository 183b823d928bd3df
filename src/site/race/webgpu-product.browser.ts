import { secondsOf, type GpuProduct } from './gpu-product.ts';
import shader from './product.wgsl?raw';

/** Flags of WebGPU (W3C, sections GPUBufferUsage and GPUMapMode). TypeScript knows its types and not these. */
const usage = { mapRead: 0x1, copySource: 0x4, copyTarget: 0x8, uniform: 0x40, storage: 0x80 } as const;
const readMode = 0x1;

/** The reader's GPU, or undefined where the browser offers none to WebGPU. */
export async function openWebGpu(): Promise<GpuProduct | undefined> {
  // Older browsers and pages without https have no `gpu` at all, whatever the type says.
  const entrance: GPU | undefined = 'gpu' in navigator ? navigator.gpu : undefined;
  const adapter = await entrance?.requestAdapter({ powerPreference: 'high-performance' }).catch(() => null);
  if (!adapter) return undefined;
  const device = await adapter.requestDevice();
  const pipeline = await device.createComputePipelineAsync({
    layout: 'auto',
    compute: { module: device.createShaderModule({ code: shader }), entryPoint: 'product' },
  });
  const { vendor, architecture, description, isFallbackAdapter } = adapter.info;

  const prepare = (a: Float32Array<ArrayBuffer>, b: Float32Array<ArrayBuffer>, n: number): { submit(): void; result: GPUBuffer; free(): void } => {
    const buffer = (content: BufferSource, role: number): GPUBuffer => {
      const made = device.createBuffer({ size: content.byteLength, usage: role | usage.copyTarget });
      device.queue.writeBuffer(made, 0, content);
      return made;
    };
    const result = device.createBuffer({ size: 4 * n * n, usage: usage.storage | usage.copySource });
    const buffers = [buffer(Uint32Array.of(n, 0, 0, 0), usage.uniform), buffer(a, usage.storage), buffer(b, usage.storage), result];
    const bindings = device.createBindGroup({
      layout: pipeline.getBindGroupLayout(0),
      entries: buffers.map((resource, binding) => ({ binding, resource: { buffer: resource } })),
    });
    const groups = Math.ceil(n / 64);
    return {
      result,
      submit() {
        const encoder = device.createCommandEncoder();
        const pass = encoder.beginComputePass();
        pass.setPipeline(pipeline);
        pass.setBindGroup(0, bindings);
        pass.dispatchWorkgroups(groups, groups);
        pass.end();
        device.queue.submit([encoder.finish()]);
      },
      free: () => buffers.forEach((made) => made.destroy()),
    };
  };

  return {
    name: description || [vendor, architecture].filter((word) => word !== '').join(' '),
    through: 'WebGPU',
    imitated: isFallbackAdapter,
    async multiply(a, b, n) {
      const { submit, result, free } = prepare(a, b, n);
      submit();
      const readable = device.createBuffer({ size: 4 * n * n, usage: usage.mapRead | usage.copyTarget });
      const encoder = device.createCommandEncoder();
      encoder.copyBufferToBuffer(result, 0, readable, 0, 4 * n * n);
      device.queue.submit([encoder.finish()]);
      await readable.mapAsync(readMode);
      const numbers = new Float32Array(readable.getMappedRange().slice(0));
      readable.destroy();
      free();
      return numbers;
    },
    async time(a, b, n, milliseconds) {
      const { submit, free } = prepare(a, b, n);
      const seconds = await secondsOf(submit, () => device.queue.onSubmittedWorkDone(), milliseconds);
      free();
      return seconds;
    },
    close: () => device.destroy(),
  };
}
