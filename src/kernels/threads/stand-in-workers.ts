/** What TF.js's own threads are told and answer. */
interface Told {
  cmd?: unknown;
}

/**
 * Runs `start` while `new Worker` makes none. TF.js's build for threads starts eight workers before anything else, for
 * XNNPACK alone; told to use one thread, it never gives them work. They would cost their memory and the wait for them.
 * In Node they could not even start: their script has no file.
 */
export async function withStandInWorkers<T>(start: () => Promise<T>): Promise<T> {
  const stock = Object.getOwnPropertyDescriptor(globalThis, 'Worker');
  // Not to be written over: in Node, TF.js puts Node's own class here first.
  Object.defineProperty(globalThis, 'Worker', { get: () => StandIn, set: () => undefined, configurable: true });
  try {
    return await start();
  } finally {
    if (stock === undefined) Reflect.deleteProperty(globalThis, 'Worker');
    else Object.defineProperty(globalThis, 'Worker', stock);
  }
}

/** Says that it is loaded, and has nothing else to say. */
class StandIn {
  onmessage: ((event: { data: { cmd: 'loaded' } }) => void) | undefined;
  postMessage({ cmd }: Told): void {
    if (cmd !== 'load') throw new Error(`TF.js wants a thread of its own (${String(cmd)}), which it was told not to use.`);
    queueMicrotask(() => this.onmessage?.({ data: { cmd: 'loaded' } }));
  }
  on(): void {
    // Node's name for what onmessage does.
  }
  unref(): void {
    // Keeps no process alive.
  }
  terminate(): void {
    // There is nothing to end.
  }
}
