/** Buffers below this size are not counted: watching each would cost more than it shows. */
const smallestCounted = 64 * 1024;

/**
 * Counts the large buffers and the WASM memory that this realm holds, and calls `onExceeded` when they pass
 * the limit. A browser offers no cap on a worker's memory; this one stops code that piles up tensors or
 * arrays before the machine starts to swap. Determined code can dodge it, and then meets the host's own end.
 */
export function guardMemory(limitBytes: number, onExceeded: () => void): void {
  let held = 0;
  const freed = new FinalizationRegistry<number>((bytes) => {
    held -= bytes;
  });

  const take = (bytes: number): void => {
    held += bytes;
    if (held <= limitBytes) return;
    onExceeded();
    throw new RangeError(`Out of memory: this code holds more than ${limitBytes / 1024 / 1024} MB.`);
  };

  for (const name of ['ArrayBuffer', 'Float32Array', 'Float64Array', 'Int32Array', 'Uint32Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array'] as const) {
    const proxy = new Proxy(globalThis[name], {
      construct(target, args: unknown[], newTarget): object {
        const made = Reflect.construct(target, args, newTarget) as ArrayBuffer | ArrayBufferView;
        const buffer = ArrayBuffer.isView(made) ? made.buffer : made;
        // A view of a buffer that was already there takes no memory of its own.
        if (buffer !== args[0] && buffer.byteLength >= smallestCounted) {
          take(buffer.byteLength);
          freed.register(buffer, buffer.byteLength);
        }
        return made;
      },
    });
    Object.defineProperty(globalThis, name, { value: proxy, writable: true, configurable: true });
  }

  const pageBytes = 64 * 1024;
  const grow = WebAssembly.Memory.prototype.grow;
  WebAssembly.Memory.prototype.grow = function (this: WebAssembly.Memory, pages: number): number {
    take(pages * pageBytes);
    return grow.call(this, pages);
  };
}
