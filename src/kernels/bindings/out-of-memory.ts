/** How the message begins; whoever shows it in another language finds the two numbers, in megabytes, by this. */
export const outOfMemoryMessage = /^Out of memory: ([\d.]+) MB more were needed and the WASM backend already holds ([\d.]+) MB/;

export function outOfMemory(bytes: number, memory: WebAssembly.Memory): Error {
  const megabytes = (count: number): string => (count / 1e6).toFixed(1);
  return new Error(
    `Out of memory: ${megabytes(bytes)} MB more were needed and the WASM backend already holds ${megabytes(memory.buffer.byteLength)} MB. ` +
      'Use smaller batches or a smaller model, and free tensors with tf.tidy or dispose.',
  );
}

/**
 * Where memory runs out, TF.js takes the null pointer it gets for an address, and every tensor made from then on writes
 * over the backend's own data. From here on, that is an error instead.
 */
export function refuseNullPointers(wasm: { _malloc(bytes: number): number; _free(address: number): void }, memory: WebAssembly.Memory): void {
  // The first call puts the compiled function in its own place, and would undo ours.
  wasm._free(wasm._malloc(1));
  const malloc = wasm._malloc.bind(wasm);
  wasm._malloc = (bytes) => {
    const address = malloc(bytes);
    if (address === 0 && bytes > 0) throw outOfMemory(bytes, memory);
    return address;
  };
}
