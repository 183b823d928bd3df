/** Multiplies n × n matrices on the reader's GPU. */
export interface GpuProduct {
  /** What the browser says it is; browsers say little. */
  name: string;
  /** How the page reaches it: WebGPU computes, WebGL is made for drawing and computes by a detour. */
  through: 'WebGPU' | 'WebGL';
  /** A GPU imitated by the processor: right, and slow. */
  imitated: boolean;
  multiply(a: Float32Array<ArrayBuffer>, b: Float32Array<ArrayBuffer>, n: number): Promise<Float32Array>;
  /** Repeats it for about `milliseconds`, each product asked for by itself, as training does. Returns seconds a product. */
  time(a: Float32Array<ArrayBuffer>, b: Float32Array<ArrayBuffer>, n: number, milliseconds: number): Promise<number>;
  close(): void;
}

/** Calls `submit` for about `milliseconds`, ever more often between two waits for the GPU. Returns seconds a call. */
export async function secondsOf(submit: () => void, finished: () => Promise<unknown>, milliseconds: number): Promise<number> {
  submit();
  await finished();
  const start = performance.now();
  let calls = 0;
  let passed = 0;
  for (let batch = 1; passed < milliseconds; batch *= 2) {
    for (let i = 0; i < batch; i++) submit();
    await finished();
    calls += batch;
    passed = performance.now() - start;
  }
  return passed / 1000 / calls;
}
